import { Check, Entity, Index } from 'typeorm'
import { MetricRow } from '#server/contests/metric.entity'
import { Day, Id, Int, Ref, Text } from '#server/database/columns'
import { References } from '#server/database/references'
import { Deal } from '#server/deals/deal.entity'
import { Participant } from '#server/participants/participant.entity'

/** One line of the ledger, append-only. (`seq`, `line`) is the order of replay; a reversal undoes exactly one other. */
@Entity('ledger_entry')
@Check('ledger_entry_kind', `"kind" in ('sale', 'withdrawal')`)
@Check('ledger_entry_reverses', `("kind" = 'sale') = ("reverses" is null)`)
@Check('ledger_entry_quantity', `"quantity" <> 0 and ("quantity" > 0) = ("kind" = 'sale')`)
@Index('ledger_entry_order', ['contestId', 'seq', 'line'], { unique: true })
@Index('ledger_entry_reversed_once', ['reverses'], { unique: true })
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
  @Int() quantity!: number
  @Int() points!: number
  @Day() businessDate!: string
  @Text(16) kind!: 'sale' | 'withdrawal'
  @References(() => LedgerEntry, 'ledger_entry_reverses_fk', { nullable: true }) reverses!: string | null
}
