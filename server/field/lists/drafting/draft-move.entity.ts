import { Check, Entity, Index } from 'typeorm'
import { Contest } from '#server/contest/contests/contest.entity'
import { Participant } from '#server/contest/contests/participant.entity'
import { Prospect, ProspectList } from '#server/field/lists/list.entity'
import { Account } from '#server/platform/accounts/account.entity'
import { Id, Instant, Int, Json, Ref, Text } from '#server/platform/database/columns'
import { References } from '#server/platform/database/references'
import type { MoveKind } from '#shared/field/lists/drafting'

/**
 * A move of a 轮选; append-only. The first one holds the order of the teams, a pick the line, the round of its hold and the
 * member, where one is named.
 */
@Entity('prospect_move')
@Check('prospect_move_kind', `"kind" in ('started', 'picked', 'passed', 'undone')`)
@Check('prospect_move_line', `("kind" = 'picked') = ("prospectId" is not null)`)
@Index('prospect_move_number', ['listId', 'number'], { unique: true })
@Index('prospect_move_request', ['contestId', 'recorderId', 'requestId'], { unique: true })
@Index('prospect_move_line_of', ['prospectId'])
export class DraftMove {
  @Id() id!: string
  @References(() => Contest, 'prospect_move_contest_fk') contestId!: string
  @References(() => ProspectList, 'prospect_move_list_fk') listId!: string
  @Int() number!: number
  @Text(8) kind!: MoveKind
  @Json({ nullable: true }) teams!: string[] | null
  @Ref({ nullable: true }) teamId!: string | null
  @References(() => Prospect, 'prospect_move_line_fk', { nullable: true }) prospectId!: string | null
  @Int({ nullable: true }) round!: number | null
  @References(() => Participant, 'prospect_move_participant_fk', { nullable: true }) participantId!: string | null
  /** The number of the move that this one undoes. */
  @Int({ nullable: true }) undoes!: number | null
  @References(() => Account, 'prospect_move_recorder_fk') recorderId!: string
  @Ref() requestId!: string
  @Instant() at!: Date
}
