import { type SetTariffsInput, TariffList } from '#shared/field/proposals/contract'
import { get, put } from '#web/api/http'

const at = (contestId: string) => `/api/contests/${contestId}/tariffs`

export const listTariffs = (contestId: string) => get(at(contestId), TariffList)
export const setTariffs = (contestId: string, input: SetTariffsInput) => put(at(contestId), TariffList, input)
