import { Check, Entity, Index, PrimaryColumn } from 'typeorm'
import { Contest } from '#server/contest/contests/contest.entity'
import { TeamRow } from '#server/contest/contests/team.entity'
import { ActivityEntry } from '#server/field/activities/activity.entity'
import { Account } from '#server/platform/accounts/account.entity'
import { BigInt53, Day, Id, Instant, Int, Text } from '#server/platform/database/columns'
import { References } from '#server/platform/database/references'
import type { SpotCheckAnswer } from '#shared/field/spot-checks/contract'

/** One draw (抽取) of a week, which begins on the day: its seed orders all entries, so that it can be drawn again. */
@Entity('spot_check_draw')
export class SpotCheckDraw {
  @References(() => Contest, 'spot_check_draw_contest_fk', { primary: true }) contestId!: string
  @PrimaryColumn({ type: 'varchar', length: 10 }) week!: string
  @Text(16) seed!: string
  @BigInt53() headSeq!: number
  @References(() => Account, 'spot_check_draw_account_fk') accountId!: string
  @Instant() at!: Date
}

/** An activity that is checked by a call (抽查), in the order of its team's draw; who called, and what was said. */
@Entity('spot_check')
@Check('spot_check_answer', `"answer" in ('true', 'untrue', 'unanswered')`)
@Index('spot_check_place', ['contestId', 'week', 'teamId', 'position'], { unique: true })
@Index('spot_check_entry', ['entryId'], { unique: true })
export class SpotCheck {
  @Id() id!: string
  @References(() => Contest, 'spot_check_contest_fk') contestId!: string
  @Day() week!: string
  @References(() => TeamRow, 'spot_check_team_fk') teamId!: string
  @Int() position!: number
  @References(() => ActivityEntry, 'spot_check_entry_fk') entryId!: string
  @Instant() drawnAt!: Date
  @References(() => Account, 'spot_check_caller_fk', { nullable: true }) callerId!: string | null
  @Instant({ nullable: true }) calledAt!: Date | null
  @Text(16, { nullable: true }) answer!: SpotCheckAnswer | null
  @Instant({ nullable: true }) answeredAt!: Date | null
}
