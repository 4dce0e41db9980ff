import { Check, Entity, Index } from 'typeorm'
import { MetricRow } from '#server/contest/contests/metric.entity'
import { Participant } from '#server/contest/contests/participant.entity'
import { Deal } from '#server/ledger/deals/deal.entity'
import { BigInt53, Day, Id, Int, Ref, Text } from '#server/platform/database/columns'
import { References } from '#server/platform/database/references'

/**
 * What counts (a sale, a line once it is activated, a helper's half of the points) and what undoes exactly one of
 * these: a withdrawal, a reassignment or a hold (待核) on the day of the sale, a cancellation on the day it became known.
 */
export type EntryKind = 'sale' | 'activation' | 'assist' | 'withdrawal' | 'cancellation' | 'reassignment' | 'hold'

/** One line of the ledger, append-only. (`seq`, `line`) is the order of replay; a reversal undoes exactly one other. */
@Entity('ledger_entry')
@Check(
  'ledger_entry_kind',
  `"kind" in ('sale', 'activation', 'assist', 'withdrawal', 'cancellation', 'reassignment', 'hold')`,
)
@Check('ledger_entry_reverses', `("kind" in ('sale', 'activation', 'assist')) = ("reverses" is null)`)
@Check(
  'ledger_entry_quantity',
  `("kind" in ('sale', 'activation') and "quantity" > 0 and "points" >= 0) or ` +
    `("kind" = 'assist' and "quantity" = 0 and "points" > 0) or ` +
    `("reverses" is not null and "quantity" <= 0 and "points" <= 0 and "quantity" + "points" < 0)`,
)
@Index('ledger_entry_order', ['contestId', 'seq', 'line'], { unique: true })
@Index('ledger_entry_reversed_once', ['reverses'], { unique: true, where: '"reverses" IS NOT NULL' })
@Index('ledger_entry_deal', ['dealId'])
@Index('ledger_entry_participant', ['participantId', 'metricId', 'seq'])
export class LedgerEntry {
  @Id() id!: string
  @Ref() contestId!: string
  @References(() => Deal, 'ledger_entry_deal_fk') dealId!: string
  @Int() seq!: number
  @Int() line!: number
  @References(() => Participant, 'ledger_entry_participant_fk') participantId!: string
  @Ref() teamId!: string
  @References(() => MetricRow, 'ledger_entry_metric_fk') metricId!: string
  /** Pieces, or 分 of an amount. */
  @BigInt53() quantity!: number
  @BigInt53() points!: number
  @Day() businessDate!: string
  @Text(16) kind!: EntryKind
  @References(() => LedgerEntry, 'ledger_entry_reverses_fk', { nullable: true }) reverses!: string | null
}
