import { Check, Entity, Index } from 'typeorm'
import { Contest } from '#server/contest/contests/contest.entity'
import { Participant } from '#server/contest/contests/participant.entity'
import { TeamRow } from '#server/contest/contests/team.entity'
import { BigInt53, Day, Id, Int, Ref, Text } from '#server/platform/database/columns'
import { References } from '#server/platform/database/references'
import type { BonusCause } from '#shared/ledger/bonuses/facts'

/**
 * Points that a team earned outside sales (加分), or what undoes exactly one other; append-only. (`seq`, `line`) is the
 * order of replay. `causeId` is what earned them: the activity of the contest's rules, the sweep, the duel.
 */
@Entity('bonus_entry')
@Check('bonus_entry_cause', `"cause" in ('activity', 'sweep', 'duel')`)
@Check('bonus_entry_points', `("reverses" is null and "points" > 0) or ("reverses" is not null and "points" < 0)`)
@Index('bonus_entry_order', ['contestId', 'seq', 'line'], { unique: true })
@Index('bonus_entry_reversed_once', ['reverses'], { unique: true, where: '"reverses" IS NOT NULL' })
@Index('bonus_entry_day', ['contestId', 'businessDate', 'teamId'])
export class BonusEntry {
  @Id() id!: string
  @References(() => Contest, 'bonus_entry_contest_fk') contestId!: string
  @Int() seq!: number
  @Int() line!: number
  @References(() => TeamRow, 'bonus_entry_team_fk') teamId!: string
  @References(() => Participant, 'bonus_entry_participant_fk', { nullable: true }) participantId!: string | null
  @Text(16) cause!: BonusCause
  @Ref() causeId!: string
  @BigInt53() points!: number
  @Day() businessDate!: string
  @References(() => BonusEntry, 'bonus_entry_reverses_fk', { nullable: true }) reverses!: string | null
}
