import { z } from 'zod'
import { text } from '#shared/platform/text/text'

export const MOST_TARIFFS = 20
/** The most that a customer pays a month, in 分: 100 万元. */
export const MOST_MONTHLY_FEN = 100_000_000

/** 资费: what a 客户建议书 can offer, at its monthly fee in 分. Each line of `contains` is a row of the sheet. */
const TARIFF = {
  id: z.uuid(),
  name: text(20),
  feeFen: z.int().min(0).max(MOST_MONTHLY_FEN),
  contains: text(120, { min: 0 }),
}
export const Tariff = z.strictObject(TARIFF)
export type Tariff = z.infer<typeof Tariff>

/** The whole list, in the order in which members see it. */
export const SetTariffsInput = z.strictObject({ tariffs: z.array(Tariff).max(MOST_TARIFFS) })
export type SetTariffsInput = z.infer<typeof SetTariffsInput>

export const TariffList = z.object({ tariffs: z.array(z.object(TARIFF)) })
export type TariffList = z.infer<typeof TariffList>
