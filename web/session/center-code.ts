import { shallowRef } from 'vue'
import { CenterCode } from '#shared/platform/accounts/contract'

const key = 'dangxian.center'

/** The centre that this device signs in to where several share the server; it stays after signing out. */
export const rememberedCenter = shallowRef(localStorage.getItem(key) ?? '')

/** Nothing is remembered of a text that is no code; `null` is the code of the only centre. */
export function rememberCenter(code: string | null): void {
  const parsed = CenterCode.safeParse(code)
  if (!parsed.success) return
  localStorage.setItem(key, parsed.data)
  rememberedCenter.value = parsed.data
}
