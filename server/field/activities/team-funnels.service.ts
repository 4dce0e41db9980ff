import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import { TeamFunnelsReader } from '#server/field/activities/team-funnels.reader'
import type { Caller } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import type { TeamFunnels } from '#shared/field/activities/funnel'

/** 漏斗 for everyone of a contest. */
@Injectable()
export class TeamFunnelsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly contests: ContestsService,
    private readonly funnels: TeamFunnelsReader,
  ) {}

  /** 漏斗 of the teams today, for everyone of the contest. */
  today(caller: Caller, contestId: string): Promise<TeamFunnels> {
    return this.uow.read(async () => {
      const contest = await this.contests.loadFor(caller, contestId)
      return { day: contest.today, teams: await this.funnels.day(contest, contest.today) }
    })
  }
}
