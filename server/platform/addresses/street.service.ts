import { randomBytes } from 'node:crypto'
import { Inject, Injectable } from '@nestjs/common'
import { AddressesService } from '#server/platform/addresses/addresses.service'
import { AppError } from '#server/platform/http/app-error'
import { Clock } from '#server/platform/settings/clock'
import type { Config } from '#server/platform/settings/config'
import { isInside } from '#server/platform/settings/inside'
import { CONFIG } from '#server/platform/settings/settings.module'
import type { StreetAnswer, StreetTrial } from '#shared/platform/addresses/contract'

const MINUTES = 10

interface Trial {
  token: string
  until: Date
  reached: { at: Date; from: StreetAnswer['from'] } | null
}

/** Shows that a phone in the street opens the pages and that its writes arrive; one trial at a time, in memory. */
@Injectable()
export class StreetService {
  private trial: Trial | null = null

  constructor(
    private readonly addresses: AddressesService,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async begin(): Promise<StreetTrial> {
    await this.addresses.mustBeOnlyCenter()
    const until = new Date(this.clock.now().getTime() + MINUTES * 60_000)
    const trial = { token: randomBytes(16).toString('base64url'), until, reached: null }
    this.trial = trial
    return this.viewOf(trial)
  }

  async view(): Promise<StreetTrial | null> {
    await this.addresses.mustBeOnlyCenter()
    return this.trial && this.viewOf(this.trial)
  }

  /** What the phone sends, as a sale is sent: a write that comes from a page of ours. */
  reach(token: string, address: string): StreetAnswer {
    const { trial } = this
    const at = this.clock.now()
    if (!trial || trial.token !== token || at > trial.until) throw new AppError('street_trial_over')
    const from = isInside(address) ? 'inside' : 'outside'
    // A later try over Wi-Fi does not undo what mobile data has shown.
    if (trial.reached?.from !== 'outside') trial.reached = { at, from }
    return { from }
  }

  private viewOf({ token, until, reached }: Trial): StreetTrial {
    return {
      url: `${this.config.publicUrl}/street#${token}`,
      until: until.toISOString(),
      reached: reached && { at: reached.at.toISOString(), from: reached.from },
    }
  }
}
