import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import type { SpotCheck } from '#server/field/spot-checks/spot-check.entity'
import { weekToDraw } from '#server/field/spot-checks/spot-check-rules'
import { type CheckableEntry, SpotChecksRepository } from '#server/field/spot-checks/spot-checks.repository'
import { isActive } from '#shared/contest/duty/contract'
import type { SpotCheckDesk, SpotCheckView, TeamChecks } from '#shared/field/spot-checks/contract'
import { maskCustomer } from '#shared/ledger/customers/contract'
import { addDays } from '#shared/platform/time/time'

const SHOWN_WEEKS = 6
const RECENT_DAYS = 7
const FEWEST_PEOPLE = 2

/** Checks as they are shown; all of it inside the caller's unit. */
@Injectable()
export class SpotCheckViews {
  constructor(private readonly checks: SpotChecksRepository) {}

  async desk(contest: LoadedContest): Promise<SpotCheckDesk> {
    const week = weekToDraw(contest)
    const draw = week === null ? null : await this.checks.drawOf(contest.id, week)
    const all = await this.checks.of(contest.id)
    const since = addDays(week ?? contest.today, -7 * (SHOWN_WEEKS - 1))
    const shown = all.filter((each) => each.week >= since)
    const entries = await this.checks.entries(shown.map(({ entryId }) => entryId))
    const entryOf = new Map(entries.map((entry) => [entry.entryId, entry]))
    return {
      ...{ week, seed: draw?.seed ?? null },
      checks: shown.flatMap((check) => {
        const entry = entryOf.get(check.entryId)
        return entry ? [viewOf(contest, check, entry)] : []
      }),
      teams: await this.teams(contest, all),
    }
  }

  /** The teams of two and more, as the figures of one would be those of a person. */
  async teamsToShow(contest: LoadedContest): Promise<TeamChecks[]> {
    const { participants } = contest.view
    const sizeOf = (teamId: string) =>
      participants.filter((each) => each.teamId === teamId && isActive(each, contest.today)).length
    const teams = await this.teams(contest, await this.checks.of(contest.id))
    return teams.filter(({ teamId }) => sizeOf(teamId) >= FEWEST_PEOPLE)
  }

  private async teams(contest: LoadedContest, all: readonly SpotCheck[]): Promise<TeamChecks[]> {
    const to = contest.today
    const recent = await this.checks.entriesOn(contest.id, { from: addDays(to, 1 - RECENT_DAYS), to })
    return contest.view.teams.map(({ id: teamId }) => {
      const own = recent.filter((entry) => contest.rules.participant(entry.participantId)?.teamId === teamId)
      const answered = all.filter(
        (each) => each.teamId === teamId && (each.answer === 'true' || each.answer === 'untrue'),
      )
      return {
        ...{ teamId, checked: answered.length, confirmed: answered.filter(({ answer }) => answer === 'true').length },
        callable: countOf(own.filter(({ number }) => number !== null)),
        counted: countOf(own),
      }
    })
  }
}

/** The same customer of one person once a day. */
const countOf = (entries: readonly CheckableEntry[]): number =>
  new Set(
    entries.map((each) =>
      [each.participantId, each.businessDate, each.activityId, each.object ?? each.entryId].join(' '),
    ),
  ).size

function viewOf(contest: LoadedContest, check: SpotCheck, entry: CheckableEntry): SpotCheckView {
  const { id, week, teamId, answer, answeredAt, callerId } = check
  const masked = maskCustomer({ name: entry.name, phone: entry.number })
  return {
    ...{ id, week, teamId, participant: contest.rules.participant(entry.participantId)?.name ?? '' },
    ...{ activityId: entry.activityId, businessDate: entry.businessDate, outcome: entry.outcome },
    ...{ customer: { name: masked.name, number: masked.phone }, isCalled: callerId !== null },
    ...{ answer, answeredAt: answeredAt?.toISOString() ?? null },
  }
}
