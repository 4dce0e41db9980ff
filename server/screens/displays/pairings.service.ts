import { randomInt, randomUUID } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { hashOf, newToken } from '#server/platform/auth/tokens'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import { Guesses } from '#server/platform/http/guesses'
import { addressOfRequest } from '#server/platform/http/request-address'
import { Clock } from '#server/platform/settings/clock'
import { DisplaySessionsService } from '#server/screens/displays/display-sessions.service'
import { DisplaysRepository } from '#server/screens/displays/displays.repository'
import type { Pairing } from '#server/screens/displays/pairing.entity'
import { PairingsRepository } from '#server/screens/displays/pairings.repository'
import {
  type ClaimedPairing,
  type NewPairing,
  PAIRING_LENGTH,
  PAIRING_LETTERS,
  plainCode,
} from '#shared/screens/displays/pairing'

const LIFETIME_MS = 10 * 60_000
/** Codes per network in ten minutes: a building full of TVs that are switched on together. */
const MOST_CODES = 200

/** What a TV without a contest does: shows a code, and asks whether a director has typed it. */
@Injectable()
export class PairingsService {
  private readonly made = new Guesses(MOST_CODES)
  private readonly guesses = new Guesses()

  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly pairings: PairingsRepository,
    private readonly displays: DisplaysRepository,
    private readonly sessions: DisplaySessionsService,
  ) {}

  open(): Promise<NewPairing> {
    this.made.count(addressOfRequest())
    const code = Array.from({ length: PAIRING_LENGTH }, () => PAIRING_LETTERS[randomInt(PAIRING_LETTERS.length)]).join(
      '',
    )
    const secret = newToken(256)
    const now = this.clock.now()
    const expiresAt = new Date(now.getTime() + LIFETIME_MS)
    return this.uow.writeAsSystem(async () => {
      await this.pairings.removeExpired(now)
      const pairing = {
        id: randomUUID(),
        codeHash: hashOf(code),
        secretHash: hashOf(secret),
        displayId: null,
        expiresAt,
      }
      if (await this.pairings.byCode(pairing.codeHash, now)) throw new AppError('too_many_requests', { retryAfterS: 1 })
      await this.pairings.add(pairing)
      return { code, secret, expiresAt: expiresAt.toISOString() }
    })
  }

  /** Signs the TV in once a director has typed its code; returns the token for its cookie. */
  async claim(
    secret: string,
    cookie: string | undefined,
    userAgent: string | undefined,
  ): Promise<{ claimed: ClaimedPairing; cookieToken?: string }> {
    const known = await this.uow.read(() => this.pairings.bySecret(hashOf(secret), this.clock.now()))
    if (!known) return { claimed: { status: 'expired' } }
    if (known.displayId === null) return { claimed: { status: 'waiting' } }
    const { displayId } = known
    return this.uow.writeAsSystem(async () => {
      await this.pairings.remove(known.id)
      const display = await this.displays.activeTv(displayId)
      if (!display) return { claimed: { status: 'expired' } }
      const { session, cookieToken } = await this.sessions.openFor(display, cookie, userAgent)
      return { claimed: { status: 'paired', session }, cookieToken }
    })
  }

  /** Inside the unit of a director: the TV that shows this code now. Refused with `pairing_code_wrong`. */
  async find(code: string): Promise<Pairing> {
    const network = addressOfRequest()
    this.guesses.count(network)
    const pairing = await this.pairings.byCode(hashOf(plainCode(code)), this.clock.now())
    if (!pairing || pairing.displayId !== null) throw new AppError('pairing_code_wrong')
    this.guesses.forgive(network)
    return pairing
  }

  /** Inside that unit. */
  confirm(pairing: Pairing, displayId: string): Promise<void> {
    return this.pairings.confirm(pairing.id, displayId)
  }
}
