import { Entity, Index } from 'typeorm'
import { Contest } from '#server/contest/contests/contest.entity'
import { TeamRow } from '#server/contest/contests/team.entity'
import { Account } from '#server/platform/accounts/account.entity'
import { Bool, Day, Id, Instant, Int, Text } from '#server/platform/database/columns'
import { References } from '#server/platform/database/references'

/** An account in a team of a contest; `seat` is the order in which the room sits. */
@Entity('participant')
@Index('participant_account', ['contestId', 'accountId'], { unique: true })
@Index('participant_of_account', ['accountId'])
@Index('participant_team', ['teamId'])
export class Participant {
  @Id() id!: string
  @References(() => Contest, 'participant_contest_fk') contestId!: string
  @References(() => TeamRow, 'participant_team_fk') teamId!: string
  @References(() => Account, 'participant_account_fk') accountId!: string
  @Text(40) area!: string
  @Bool() isCaptain!: boolean
  @Int() seat!: number
  @Instant() joinedAt!: Date
  /** From which day, and up to which, one takes part; open where null. */
  @Day({ nullable: true }) activeFrom!: string | null
  @Day({ nullable: true }) activeTo!: string | null
}
