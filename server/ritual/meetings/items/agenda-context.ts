import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import type { RecentDays } from '#server/ledger/standings/recent-days'
import type { RecentDaysService } from '#server/ledger/standings/recent-days.service'
import { type MeetingState, textOf } from '#server/ritual/meetings/meeting-state'
import type { PledgeOutcome, PledgeOutcomesService } from '#server/ritual/pledges/pledge-outcomes.service'
import { addDays } from '#shared/platform/time/time'
import type { MeetingField } from '#shared/ritual/meetings/items'

/** The meeting whose agenda is prepared, and the figures that several items share, each read at most once. */
export class AgendaContext {
  readonly day: string
  private today: Promise<RecentDays> | undefined
  private yesterday: Promise<RecentDays | null> | undefined
  private outcomes: Promise<PledgeOutcome[]> | undefined

  constructor(
    readonly contest: LoadedContest,
    readonly state: MeetingState,
    private readonly sources: { recent: RecentDaysService; outcomes: PledgeOutcomesService },
  ) {
    this.day = state.meeting.day
  }

  /** The text of a field, or `prepared` if no director has written it. */
  text(field: MeetingField, prepared?: string): string {
    return textOf(this.state, field, prepared)
  }

  daysUpToToday(): Promise<RecentDays> {
    this.today ??= this.sources.recent.upTo(this.contest, this.day)
    return this.today
  }

  /** Up to the last working day before the meeting's, which is then `day`; null on the first day. */
  daysUpToYesterday(): Promise<RecentDays | null> {
    this.yesterday ??= this.readYesterday()
    return this.yesterday
  }

  outcomesOfToday(): Promise<PledgeOutcome[]> {
    this.outcomes ??= this.sources.outcomes.ofDay(this.contest, this.day)
    return this.outcomes
  }

  private async readYesterday(): Promise<RecentDays | null> {
    const before = await this.sources.recent.upTo(this.contest, addDays(this.day, -1))
    const last = before.days.at(-1)
    return last ? { ...before, day: last } : null
  }
}
