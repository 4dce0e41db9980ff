import { Entity, Index } from 'typeorm'
import { Contest } from '#server/contest/contests/contest.entity'
import { TeamRow } from '#server/contest/contests/team.entity'
import { Bool, Id, Instant, Int, Ref, Text } from '#server/platform/database/columns'
import { References } from '#server/platform/database/references'

/** One link per team. Its token is kept readable, because directors show the QR again each morning; it expires and is counted. */
@Entity('invite')
@Index('invite_token', ['token'], { unique: true })
@Index('invite_contest', ['contestId'])
export class Invite {
  @Id() id!: string
  @Ref() centerId!: string
  @References(() => Contest, 'invite_contest_fk') contestId!: string
  @References(() => TeamRow, 'invite_team_fk') teamId!: string
  @Text(22) token!: string
  @Instant() expiresAt!: Date
  @Int() uses!: number
  @Int() maxUses!: number
  @Bool() isRevoked!: boolean
  @Instant() createdAt!: Date
}
