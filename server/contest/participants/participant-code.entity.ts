import { Check, Entity, Index } from 'typeorm'
import { Contest } from '#server/contest/contests/contest.entity'
import { Participant } from '#server/contest/contests/participant.entity'
import { Day, Id, Int, Text } from '#server/platform/database/columns'
import { References } from '#server/platform/database/references'
import type { CodeKind } from '#shared/contest/participants/codes'

/** A code or another name of a participant in business systems, and the days on which it is theirs. */
@Entity('participant_code')
@Check('participant_code_kind', `"kind" in ('own', 'agent', 'borrowed', 'alias')`)
@Index('participant_code_contest', ['contestId'])
@Index('participant_code_participant', ['participantId', 'position'])
export class ParticipantCode {
  @Id() id!: string
  @References(() => Contest, 'participant_code_contest_fk') contestId!: string
  @References(() => Participant, 'participant_code_participant_fk') participantId!: string
  @Text(40) code!: string
  @Text(16) kind!: CodeKind
  @Day({ nullable: true }) from!: string | null
  @Day({ nullable: true }) to!: string | null
  @Int() position!: number
}
