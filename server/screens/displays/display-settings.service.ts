import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import { LiveJournal } from '#server/journal/facts/live.journal'
import type { Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import { Clock } from '#server/platform/settings/clock'
import { DisplaysRepository } from '#server/screens/displays/displays.repository'
import { DisplaysService, toView } from '#server/screens/displays/displays.service'
import type { DisplayView } from '#shared/screens/displays/contract'
import type { DisplaySettings } from '#shared/screens/displays/settings'

/** What each TV shows and when. */
@Injectable()
export class DisplaySettingsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly contests: ContestsService,
    private readonly displays: DisplaysRepository,
    private readonly list: DisplaysService,
    private readonly journal: LiveJournal,
  ) {}

  /** The TV follows at once, by a fact that names it. */
  set(director: Person, contestId: string, id: string, settings: DisplaySettings): Promise<DisplayView> {
    return this.uow.writeContestAs(director, contestId, async () => {
      const contest = await this.contests.loadFor(director, contestId)
      const display = await this.displays.find(contestId, id)
      if (!display || display.isRevoked || display.kind !== 'tv') throw new AppError('not_found')
      await this.displays.choose(id, settings)
      const fact = { type: 'display.changed', displayId: id } as const
      await this.journal.append(contest, [{ fact }], this.clock.now())
      await this.list.note(director, display, 'display.set')
      return toView({ ...display, settings }, this.list.watching(contestId, id))
    })
  }
}
