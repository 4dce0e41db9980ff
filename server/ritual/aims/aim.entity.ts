import { Check, Entity, Index } from 'typeorm'
import { Contest } from '#server/contest/contests/contest.entity'
import { Participant } from '#server/contest/contests/participant.entity'
import { BigInt53, Id, Instant, Int, Ref, Text } from '#server/platform/database/columns'
import { References } from '#server/platform/database/references'
import type { AimSubject } from '#shared/ritual/aims/contract'

/** A member's own goal of a month (目标管理); append-only, and the highest `position` of a subject counts. */
@Entity('aim')
@Check('aim_kind', `"kind" in ('metric', 'activity')`)
@Index('aim_request', ['contestId', 'participantId', 'requestId'], { unique: true })
@Index('aim_position', ['contestId', 'participantId', 'month', 'position'], { unique: true })
export class Aim {
  @Id() id!: string
  @References(() => Contest, 'aim_contest_fk') contestId!: string
  @References(() => Participant, 'aim_participant_fk') participantId!: string
  @Text(7) month!: string
  @Int() position!: number
  @Text(8) kind!: AimSubject['kind']
  @Ref() subjectId!: string
  @BigInt53() quantity!: number
  @Ref() requestId!: string
  @Instant() at!: Date
}
