import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import { ListTalliesReader } from '#server/field/lists/tallies/list-tallies.reader'
import { ListTalliesRepository } from '#server/field/lists/tallies/list-tallies.repository'
import { LiveJournal } from '#server/journal/facts/live.journal'
import { ContestLooks } from '#server/platform/database/contest-looks'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { Clock } from '#server/platform/settings/clock'

const LOOK_MS = 15_000
const BETWEEN_MS = 60_000
/** Servers' clocks may differ by so much; counts that are stated twice do no harm. */
const OVERLAP_MS = 10_000

/** States the counts of each open list as a fact, `list.tallied`, at most once a minute however many lines are claimed. */
@Injectable()
export class ListTallies extends ContestLooks {
  protected readonly everyMs = LOOK_MS

  constructor(
    uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly contests: ContestsService,
    private readonly tallies: ListTalliesRepository,
    private readonly reader: ListTalliesReader,
    private readonly journal: LiveJournal,
  ) {
    super(uow)
  }

  protected async due(): Promise<string[]> {
    return [...new Set((await this.dueLists()).map(({ contestId }) => contestId))]
  }

  protected async lookAt(contestId: string): Promise<void> {
    const due = new Set((await this.dueLists()).map(({ listId }) => listId))
    const contest = await this.contests.load(contestId)
    const now = this.clock.now()
    const tallies = (await this.reader.open(contest)).filter(({ listId }) => due.has(listId))
    if (contest.status !== 'running' || tallies.length === 0) return
    const upTo = new Date(now.getTime() - OVERLAP_MS)
    for (const { listId } of tallies) await this.tallies.keep({ listId, upTo, at: now })
    await this.journal.append(
      contest,
      tallies.map((list) => ({ fact: { type: 'list.tallied' as const, list } })),
      now,
    )
  }

  private dueLists() {
    return this.tallies.due(new Date(this.clock.now().getTime() - BETWEEN_MS))
  }
}
