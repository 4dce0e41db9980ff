import { Entity } from 'typeorm'
import { Contest } from '#server/contest/contests/contest.entity'
import { Json } from '#server/platform/database/columns'
import { References } from '#server/platform/database/references'
import type { Tariff } from '#shared/field/proposals/contract'

/** What 客户建议书 of a contest can offer. */
@Entity('tariff_list')
export class TariffListRow {
  @References(() => Contest, 'tariff_list_contest_fk', { primary: true }) contestId!: string
  @Json() tariffs!: Tariff[]
}
