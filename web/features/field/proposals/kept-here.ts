import { TariffList } from '#shared/field/proposals/contract'

/** What this device knows without a signal: the newest list of each contest, and each account's own line. */
const tariffsKey = (contestId: string) => `dangxian.tariffs.${contestId}`
const phoneKey = (accountId: string) => `dangxian.phone.${accountId}`

export const keepTariffs = (contestId: string, list: TariffList): void =>
  localStorage.setItem(tariffsKey(contestId), JSON.stringify(list))

/** Nothing where a list was never read here, or is of another version. */
export function keptTariffs(contestId: string): TariffList | undefined {
  try {
    return TariffList.safeParse(JSON.parse(localStorage.getItem(tariffsKey(contestId)) ?? 'null')).data
  } catch {
    return undefined
  }
}

export const keepPhone = (accountId: string, phone: string): void => localStorage.setItem(phoneKey(accountId), phone)
export const keptPhone = (accountId: string): string => localStorage.getItem(phoneKey(accountId)) ?? ''
