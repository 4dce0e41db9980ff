import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import type { Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import type { NextSteps } from '#shared/screens/next-steps/contract'

/** What a director still has to do before a contest runs by itself. */
@Injectable()
export class NextStepsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly contests: ContestsService,
  ) {}

  read(person: Person, contestId: string): Promise<NextSteps> {
    return this.uow.read(async () => {
      const { view } = await this.contests.loadFor(person, contestId)
      const manned = new Set(view.participants.map(({ teamId }) => teamId))
      const [begun] = await this.uow.sql<Record<'tvs' | 'meetings' | 'deals', number | string>>`
        select
          (select count(*) from display where "contestId" = ${contestId} and "kind" = 'tv' and "lastSeenAt" is not null)
            as "tvs",
          (select count(*) from meeting where "contestId" = ${contestId} and "status" <> 'prepared') as "meetings",
          (select count(*) from (select 1 from deal where "contestId" = ${contestId} limit 1) one) as "deals"`
      return {
        emptyTeams: view.teams.filter(({ id }) => !manned.has(id)).length,
        hasTv: Number(begun?.tvs) > 0,
        hasCalendar: view.calendar.length > 0,
        hasMeeting: Number(begun?.meetings) > 0,
        hasSale: Number(begun?.deals) > 0,
      }
    })
  }
}
