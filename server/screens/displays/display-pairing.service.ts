import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import type { Person } from '#server/platform/auth/caller'
import { SessionsService } from '#server/platform/auth/sessions.service'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import type { Device } from '#server/platform/http/device'
import type { Display } from '#server/screens/displays/display.entity'
import { DisplaySessionsService } from '#server/screens/displays/display-sessions.service'
import { DisplaysRepository } from '#server/screens/displays/displays.repository'
import { DisplaysService, toView } from '#server/screens/displays/displays.service'
import { PairingsService } from '#server/screens/displays/pairings.service'
import type { DisplayView } from '#shared/screens/displays/contract'
import type { OpenHereInput, PairDisplayInput } from '#shared/screens/displays/pairing'

/** How a director puts a TV on: by its code, or on the machine that they sit at. No address with a token is made. */
@Injectable()
export class DisplayPairingService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly contests: ContestsService,
    private readonly displays: DisplaysRepository,
    private readonly list: DisplaysService,
    private readonly pairings: PairingsService,
    private readonly sessions: SessionsService,
    private readonly screens: DisplaySessionsService,
  ) {}

  /** A TV of the list keeps its row and its choices; what showed it until now is signed out. */
  pair(director: Person, contestId: string, input: PairDisplayInput): Promise<DisplayView> {
    return this.uow.writeAs(director, async () => {
      await this.contests.loadFor(director, contestId)
      const pairing = await this.pairings.find(input.code)
      if ('name' in input) {
        const { display } = await this.list.add(director, contestId, { name: input.name, kind: 'tv' })
        await this.pairings.confirm(pairing, display.id)
        return toView(display, 0)
      }
      const display = await this.tv(contestId, input.displayId)
      await this.sessions.revokeDisplay(display.id)
      await this.pairings.confirm(pairing, display.id)
      await this.list.note(director, display, 'display.paired')
      return toView(display, 0)
    })
  }

  here(
    director: Person,
    contestId: string,
    { name }: OpenHereInput,
    { cookie, userAgent }: Pick<Device, 'cookie' | 'userAgent'>,
  ): Promise<{ view: DisplayView; cookieToken: string }> {
    return this.uow.writeAs(director, async () => {
      await this.contests.loadFor(director, contestId)
      const { display } = await this.list.add(director, contestId, { name, kind: 'tv' })
      const { cookieToken } = await this.screens.openFor(display, cookie, userAgent)
      return { view: toView(display, 0), cookieToken }
    })
  }

  rename(director: Person, contestId: string, id: string, name: string): Promise<DisplayView> {
    return this.uow.writeAs(director, async () => {
      await this.contests.loadFor(director, contestId)
      const display = await this.displays.find(contestId, id)
      if (!display) throw new AppError('not_found')
      await this.displays.rename(id, name)
      await this.list.note(director, { ...display, name }, 'display.renamed')
      return toView({ ...display, name }, this.list.watching(contestId, id))
    })
  }

  private async tv(contestId: string, id: string): Promise<Display> {
    const display = await this.displays.find(contestId, id)
    if (!display || display.isRevoked || display.kind !== 'tv') throw new AppError('not_found')
    return display
  }
}
