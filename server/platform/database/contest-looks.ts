import { type BeforeApplicationShutdown, Logger, type OnApplicationBootstrap } from '@nestjs/common'
import type { UnitOfWork } from '#server/platform/database/unit-of-work'
import { lookEvery } from '#server/platform/settings/look-every'

/**
 * What becomes due in contests with time: `due` names them every so often, and each is looked at in a unit of its own, so
 * that a restart or a second server repeats nothing. A contest that fails is logged and holds up no other.
 */
export abstract class ContestLooks implements OnApplicationBootstrap, BeforeApplicationShutdown {
  protected abstract readonly everyMs: number
  private readonly log = new Logger(this.constructor.name)
  private stop = () => {}

  constructor(protected readonly uow: UnitOfWork) {}

  onApplicationBootstrap(): void {
    this.stop = lookEvery(this.everyMs, this.log, () => this.look())
  }

  beforeApplicationShutdown(): void {
    this.stop()
  }

  /** Does what is due now. */
  async look(): Promise<void> {
    for (const contestId of await this.uow.read(() => this.due()))
      await this.lookInto(contestId).catch((error) => this.log.error(`Contest ${contestId}: ${error}`, error?.stack))
  }

  /** Contests in which something may be due, in one statement. */
  protected abstract due(): Promise<string[]>

  /** Inside the unit of the contest; asks again whether it is due. */
  protected abstract lookAt(contestId: string): Promise<void>

  /** What keeps a contest from a unit that writes; asked inside one that reads. */
  protected isDue(_contestId: string): Promise<boolean> {
    return Promise.resolve(true)
  }

  private async lookInto(contestId: string): Promise<void> {
    if (await this.uow.read(() => this.isDue(contestId)))
      await this.uow.writeContestAsSystem(contestId, () => this.lookAt(contestId))
  }
}
