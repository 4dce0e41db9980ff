import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { ActivitiesRepository } from '#server/field/activities/activities.repository'
import { figuresOf } from '#server/field/activities/activity-rules'
import { isActive } from '#shared/contest/duty/contract'
import type { TeamActivities } from '#shared/field/activities/facts'
import type { Day } from '#shared/platform/time/time'

const FEWEST_PEOPLE = 2

/** What teams have done, for screens that others see. */
@Injectable()
export class TeamActivitiesReader {
  constructor(private readonly activities: ActivitiesRepository) {}

  /** Inside the caller's unit; one statement. Teams of one are left out, as their figures are those of a person. */
  async day(contest: LoadedContest, day: Day): Promise<TeamActivities[]> {
    const { teams, participants } = contest.view
    const counts = await this.activities.counts(contest.id, { from: day, to: day })
    const teamOf = new Map(participants.map(({ id, teamId }) => [id, teamId]))
    const isShown = (teamId: string) =>
      participants.filter((each) => each.teamId === teamId && isActive(each, day)).length >= FEWEST_PEOPLE
    return teams
      .filter(({ id }) => isShown(id))
      .map(({ id: teamId }) => ({
        teamId,
        figures: figuresOf(counts.filter(({ participantId }) => teamOf.get(participantId) === teamId)),
      }))
  }
}
