import { Check, Column, Entity, PrimaryColumn } from 'typeorm'
import { Instant, Text } from '#server/platform/database/columns'
import { References } from '#server/platform/database/references'
import type { Audience } from '#shared/live/protocol'

/** A numbered fact: outbox and replay history in one. `fact` is its packed JSON, or plain JSON of an earlier version. */
@Entity('live_event')
@Check('live_event_audience', `"audience" in ('public', 'directors')`)
export class LiveEventRow {
  @References('contest', 'live_event_contest_fk', { primary: true }) contestId!: string
  @PrimaryColumn({ type: 'integer' }) seq!: number
  @Text(16) audience!: Audience
  @Column({ type: 'text' }) fact!: string
  @Instant() at!: Date
}
