import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { DutyService } from '#server/contest/duty/duty.service'
import { DailyReader } from '#server/ledger/standings/daily.reader'
import { floorDays, floorOf } from '#server/ritual/pledges/pledge-rules'
import { addDays } from '#shared/platform/time/time'

/** How far back working days on duty are searched, in days. */
const HORIZON = 60

/** The floor of a pledge, from the participant's last ten working days on duty. */
@Injectable()
export class PledgeFloorService {
  constructor(
    private readonly duty: DutyService,
    private readonly daily: DailyReader,
  ) {}

  /** The floor for a pledge of `day` and the average behind it, within the unit under way. */
  async of(contest: LoadedContest, participantId: string, day: string): Promise<{ floor: number; average: number }> {
    const earliest = addDays(day, -HORIZON)
    const from = earliest > contest.startsOn ? earliest : contest.startsOn
    const to = addDays(day, -1)
    const duty = await this.duty.days(contest, from, to)
    const worked = this.duty.workingDays(contest, from, to)
    const days = floorDays(worked, (each) => duty.isOnDuty(participantId, each))
    const sales = await this.daily.ofPerson(contest.id, participantId, days)
    const points = days.reduce((sum, each) => sum + sales.points(participantId, each), 0)
    const average = days.length > 0 ? points / days.length : 0
    return { floor: floorOf(contest.view, average), average: Math.round(average * 10) / 10 }
  }
}
