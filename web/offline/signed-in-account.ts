import type { InjectionKey } from 'vue'

/** The id of the signed-in account, provided by the app: a device keeps the sales of each account apart. */
export const SIGNED_IN_ACCOUNT: InjectionKey<() => string | undefined> = Symbol('the signed-in account')
