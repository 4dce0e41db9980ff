import { Inject, Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import type { ContestHead, LoadedContest } from '#server/contest/contests/loaded-contest'
import { SnapshotParts, type SnapshotValues } from '#server/contest/contests/snapshot-parts'
import { FactReader, type JournalRow } from '#server/journal/facts/fact.reader'
import type { Viewpoint } from '#server/journal/facts/viewpoint'
import { type RoomFigures, RoomFiguresReader, viewpointOf } from '#server/live/room-figures.reader'
import { kept, RoomState } from '#server/live/room-state'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { BUILD } from '#server/platform/settings/build-id'
import { Clock } from '#server/platform/settings/clock'
import { REPLAY_LIMIT } from '#shared/live/protocol'
import { dayOf } from '#shared/platform/time/time'

/** A newer state of a room. `rows` lead to it from the one before; where it is not continuous, screens have to ask. */
export interface StateUpdate {
  state: RoomState
  rows: readonly JournalRow[]
  isContinuous: boolean
}

/** Reads what a room shows: each state of it in one unit, so that number, totals and parts belong together. */
@Injectable()
export class RoomReader {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly contests: ContestsService,
    private readonly journal: FactReader,
    private readonly figures: RoomFiguresReader,
    private readonly parts: SnapshotParts,
    @Inject(BUILD) private readonly build: string,
  ) {}

  now(): string {
    return this.clock.now().toISOString()
  }

  today(timezone: string): string {
    return dayOf(this.clock.now(), timezone)
  }

  /** Throws `not_found`. Returns the same state where nothing has happened. */
  async advance(contestId: string, before: RoomState | undefined, needsFullState: boolean): Promise<StateUpdate> {
    if (!before) await this.figures.readAhead(contestId)
    return this.uow.read(async () => {
      const head = await this.contests.head(contestId)
      if (!before || !isSameHistory(before, head)) return this.start(head, needsFullState)
      const isSame = before.contest.revision === head.revision && before.today === this.today(before.contest.timezone)
      // A day may end the contest; both are of one moment.
      const contest = isSame ? before.contest.at(head) : await this.contests.load(contestId)
      const viewpoint = viewpointOf(contest)
      const rows = await this.journal.after(contestId, viewpoint, before.seq, REPLAY_LIMIT)
      if (isSame && rows.length === 0 && (before.isFull || !needsFullState))
        return { state: before, rows, isContinuous: true }
      const figures = isSame
        ? await this.figures.after(before, rows, contest, viewpoint)
        : await this.figures.all(contest, viewpoint)
      const facts = rows.map(({ fact }) => fact)
      const known = isSame ? this.parts.unchanged(before.parts, facts) : {}
      const parts = needsFullState ? await this.parts.load(contest, viewpoint, known) : known
      return {
        state: this.state(contest, viewpoint, figures, parts, kept(before.recent, rows), before),
        rows,
        isContinuous: true,
      }
    })
  }

  private async start(head: ContestHead, needsFullState: boolean): Promise<StateUpdate> {
    const contest = await this.contests.load(head.id)
    const viewpoint = viewpointOf(contest)
    const first = Math.max(0, viewpoint.upToSeq - REPLAY_LIMIT)
    const recent = await this.journal.after(head.id, viewpoint, first, REPLAY_LIMIT)
    const figures = await this.figures.all(contest, viewpoint)
    const parts = needsFullState ? await this.parts.load(contest, viewpoint) : {}
    return { state: this.state(contest, viewpoint, figures, parts, recent), rows: [], isContinuous: false }
  }

  private state(
    contest: LoadedContest,
    { upToSeq, today }: Viewpoint,
    { lines, duty, flag, bonuses }: RoomFigures,
    parts: Partial<SnapshotValues>,
    recent: readonly JournalRow[],
    before?: RoomState,
  ): RoomState {
    const partsForSpectators = (values: SnapshotValues) => this.parts.forSpectators(values)
    const { build } = this
    const figures = { lines, duty, flag, bonuses }
    const content = { contest, seq: upToSeq, today, ...figures, parts, partsForSpectators, recent, build }
    return new RoomState(content, before)
  }
}

/** Whether the facts since then can be sent one by one: the same history, and not too many. */
function isSameHistory(before: RoomState, head: ContestHead): boolean {
  const missed = head.headSeq - before.seq
  return before.contest.epoch === head.epoch && missed >= 0 && missed <= REPLAY_LIMIT
}
