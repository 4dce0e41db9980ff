import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import { PortraitsRepository } from '#server/contest/portraits/portraits.repository'
import { LiveJournal } from '#server/journal/facts/live.journal'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { Clock } from '#server/platform/settings/clock'
import { lookEvery } from '#server/platform/settings/look-every'

/** Every server reads the rules of a room again for each change, so that a person causes no more than this. */
const PAUSE_MS = 30_000
const LOOK_MS = 5_000

/**
 * Tells the contests of a person that the portrait is another one, or is gone: at once, and after a change within the last
 * half minute at the end of it, once for all that came meanwhile. Each contest in a unit of its own, as none holds two;
 * it announces what is stored by then.
 */
@Injectable()
export class PortraitNews implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(PortraitNews.name)
  private readonly toldAt = new Map<string, number>()
  private readonly waiting = new Set<string>()
  private stop = () => {}

  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly contests: ContestsService,
    private readonly portraits: PortraitsRepository,
    private readonly journal: LiveJournal,
  ) {}

  onApplicationBootstrap(): void {
    this.stop = lookEvery(LOOK_MS, this.log, () => this.look())
  }

  beforeApplicationShutdown(): Promise<void> {
    this.stop()
    return this.tellEach([...this.waiting])
  }

  /** Another picture. */
  async changed(accountId: string): Promise<void> {
    if (this.isPausing(accountId)) this.waiting.add(accountId)
    else await this.tell(accountId)
  }

  /** Hidden or removed, which no screen may miss for half a minute. */
  removed(accountId: string): Promise<void> {
    return this.tell(accountId)
  }

  /** As `removed`, after the unit under way. */
  afterCommit(accountId: string): void {
    this.uow.afterCommit(() => {
      this.tell(accountId).catch((error) => this.log.error(error))
    })
  }

  /** Tells what has waited long enough. */
  async look(): Promise<void> {
    await this.tellEach([...this.waiting].filter((accountId) => !this.isPausing(accountId)))
    for (const accountId of this.toldAt.keys()) if (!this.isPausing(accountId)) this.toldAt.delete(accountId)
  }

  private isPausing(accountId: string): boolean {
    const ago = this.clock.now().getTime() - (this.toldAt.get(accountId) ?? Number.NEGATIVE_INFINITY)
    return ago >= 0 && ago < PAUSE_MS
  }

  private async tellEach(accountIds: readonly string[]): Promise<void> {
    for (const accountId of accountIds) await this.tell(accountId).catch((error) => this.log.error(error))
  }

  private async tell(accountId: string): Promise<void> {
    this.waiting.delete(accountId)
    this.toldAt.set(accountId, this.clock.now().getTime())
    for (const contestId of await this.uow.read(() => this.portraits.contestsOf(accountId)))
      await this.uow.writeContestAsSystem(contestId, () => this.announce(contestId, accountId))
  }

  /** The next revision first: what a server remembers of the one before may already be without the portrait, or still with it. */
  private async announce(contestId: string, accountId: string): Promise<void> {
    await this.contests.bumpRevision(contestId)
    const contest = await this.contests.load(contestId)
    const participant = contest.participantOf(accountId)
    if (!participant || (contest.status !== 'running' && contest.status !== 'settling')) return
    const { id: participantId, portrait = null } = participant
    await this.journal.append(
      contest,
      [{ fact: { type: 'portrait.changed', participantId, portrait } }],
      this.clock.now(),
    )
  }
}
