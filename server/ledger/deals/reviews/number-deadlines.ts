import { setImmediate as nextTurn } from 'node:timers/promises'
import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { ReversalsService } from '#server/ledger/deals/reversals/reversals.service'
import { metricsWith } from '#server/ledger/deals/review-rules'
import { LapseNotes } from '#server/ledger/deals/reviews/lapse-notes'
import { ReviewWriter } from '#server/ledger/deals/reviews/review-writer'
import { ReviewsRepository } from '#server/ledger/deals/reviews.repository'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { BoundedCache } from '#server/platform/memory/bounded-cache'
import { Clock } from '#server/platform/settings/clock'
import { lookEvery } from '#server/platform/settings/look-every'
import { isNumberOverdue } from '#shared/ledger/deals/review'

const LOOK_MS = 60_000
/** Deals that one statement looks at. */
const PAGE = 500

/** Contests that are watched at most from where the last look ended; others are looked through from their first sale. */
const FINISHED = { most: 10_000, ms: 24 * 3_600_000, from: 'used' } as const

/** Up to which number of a contest nothing is left that may become overdue, under the rules of that revision. */
interface Finished {
  epoch: string
  revision: number
  seq: number
}

type Watched = NonNullable<ReturnType<typeof metricsWith>>

/**
 * 当天补: looks every minute, and at each start, for sales whose number has not come by noon of the next working day, and
 * holds them (待核). Each in a unit of its own that looks again, so that a restart or a second server repeats nothing. Goes on
 * from the first sale that was not yet due the last time, in pages, however long the contest has run.
 */
@Injectable()
export class NumberDeadlines implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(NumberDeadlines.name)
  private stop = () => {}
  private readonly finished = new BoundedCache<Finished>(FINISHED)

  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly contests: ContestsService,
    private readonly reversals: ReversalsService,
    private readonly reviews: ReviewsRepository,
    private readonly writer: ReviewWriter,
    private readonly notes: LapseNotes,
  ) {}

  onApplicationBootstrap(): void {
    this.stop = lookEvery(LOOK_MS, this.log, () => this.look())
  }

  beforeApplicationShutdown(): void {
    this.stop()
  }

  /** Holds every sale that is overdue now. */
  async look(): Promise<void> {
    const now = this.clock.now()
    for (const contestId of await this.uow.read(() => this.reviews.contestsToWatch())) await this.lookAt(contestId, now)
  }

  private async lookAt(contestId: string, now: Date): Promise<void> {
    const contest = await this.uow.read(() => this.contests.load(contestId))
    const asked = metricsWith(contest, (rule) => rule === 'same_day')
    if (!asked) return
    const { epoch, revision } = contest
    const before = this.finished.get(contestId)
    let seq = before?.epoch === epoch && before.revision === revision ? before.seq : 0
    let waits = false
    for (let after = seq; ; ) {
      const page = await this.page(contest, asked, after, now)
      if (!page) break
      for (const deal of page.overdue) await this.hold(contestId, deal, now)
      if (!waits) seq = page.firstWaiting === undefined ? page.last : page.firstWaiting - 1
      waits ||= page.firstWaiting !== undefined
      after = page.last
      await nextTurn()
    }
    this.finished.set(contestId, { epoch, revision, seq })
  }

  private page(contest: LoadedContest, asked: Watched, after: number, now: Date) {
    return this.uow.read(async () => {
      const last = await this.reviews.endOfPage(contest.id, after, PAGE)
      if (last === undefined) return undefined
      const { overdue, waiting } = await this.sorted(contest, { ...asked, after, last }, now)
      return { last, overdue, firstWaiting: waiting[0]?.seq }
    })
  }

  private hold(contestId: string, { id, seq }: { id: string; seq: number }, now: Date): Promise<void> {
    return this.uow.writeContestAsSystem(contestId, async () => {
      const contest = await this.contests.load(contestId)
      const asked = metricsWith(contest, (rule) => rule === 'same_day')
      if (contest.status === 'closed' || !asked) return
      const { overdue } = await this.sorted(contest, { ...asked, after: seq - 1, last: seq }, now)
      if (overdue.length === 0) return
      const open = await this.reversals.openById(contest, id)
      await this.writer.hold(contest, open, now)
      await this.notes.note(contest, open)
    })
  }

  /** Sales that lack their number: those that are overdue, each once, and those whose noon is to come, in their order. */
  private async sorted(contest: LoadedContest, lacking: Watched & { after: number; last: number }, now: Date) {
    const { view } = contest.rules
    const lines = (await this.reviews.lacking(contest.id, lacking)).filter(
      ({ metricId, businessDate }) => contest.rules.metricOn(metricId, businessDate).numberRule === 'same_day',
    )
    const isOverdue = (line: (typeof lines)[number]) => isNumberOverdue(view, new Date(line.recordedAt), now)
    const overdue = new Map(lines.filter(isOverdue).map((line) => [line.id, { id: line.id, seq: Number(line.seq) }]))
    const waiting = lines.filter((line) => !isOverdue(line)).map((line) => ({ seq: Number(line.seq) }))
    return { overdue: [...overdue.values()], waiting }
  }
}
