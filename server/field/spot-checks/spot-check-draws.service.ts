import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import type { SpotCheck, SpotCheckDraw } from '#server/field/spot-checks/spot-check.entity'
import { type Candidate, drawn, inDrawnOrder } from '#server/field/spot-checks/spot-check-rules'
import { SpotChecksRepository } from '#server/field/spot-checks/spot-checks.repository'
import { newId } from '#server/platform/database/new-id'
import { Clock } from '#server/platform/settings/clock'
import { SPOT_CHECKS } from '#shared/field/spot-checks/contract'
import { addDays } from '#shared/platform/time/time'

/** Draws what is checked: three of each team and week, and one more for each call that was not answered. */
@Injectable()
export class SpotCheckDrawsService {
  constructor(
    private readonly checks: SpotChecksRepository,
    private readonly clock: Clock,
  ) {}

  /** Fills up what is missing in each team; inside a unit that holds the contest. Returns how many were drawn. */
  async fill(contest: LoadedContest, { week, seed }: SpotCheckDraw): Promise<number> {
    const now = this.clock.now()
    const known = await this.checks.of(contest.id)
    const ordered = inDrawnOrder(seed, await this.candidates(contest, week, known))
    const resting = await this.restingNumbers(known, now)
    const added: SpotCheck[] = []
    for (const { id: teamId } of contest.view.teams) {
      const own = known.filter((each) => each.week === week && each.teamId === teamId)
      const missing = SPOT_CHECKS.perWeek - own.filter(({ answer }) => answer !== 'unanswered').length
      const picked = drawn(
        ordered.filter((each) => each.teamId === teamId),
        resting,
        Math.max(0, missing),
      )
      for (const { number } of picked) resting.add(number)
      added.push(
        ...picked.map(({ entryId }, index) => ({
          ...{ id: newId(), contestId: contest.id, week, teamId, position: own.length + index, entryId, drawnAt: now },
          ...{ callerId: null, calledAt: null, answer: null, answeredAt: null },
        })),
      )
    }
    await this.checks.add(added)
    return added.length
  }

  /** Activities of the week with a number, except those that were drawn before. */
  private async candidates(contest: LoadedContest, week: string, known: readonly SpotCheck[]): Promise<Candidate[]> {
    const before = new Set(known.map(({ entryId }) => entryId))
    const entries = await this.checks.entriesOn(contest.id, { from: week, to: addDays(week, 6) })
    return entries.flatMap(({ entryId, participantId, number }) => {
      const teamId = contest.rules.participant(participantId)?.teamId
      return number && teamId && !before.has(entryId) ? [{ entryId, teamId, number }] : []
    })
  }

  /** The customers who were drawn in the last 30 days, answered or not. */
  private async restingNumbers(known: readonly SpotCheck[], now: Date): Promise<Set<string>> {
    const since = now.getTime() - SPOT_CHECKS.restDays * 86_400_000
    const recent = known.filter(({ drawnAt }) => drawnAt.getTime() > since)
    const entries = await this.checks.entries(recent.map(({ entryId }) => entryId))
    return new Set(entries.flatMap(({ number }) => number ?? []))
  }
}
