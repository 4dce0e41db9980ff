import { Injectable } from '@nestjs/common'
import type { Person } from '#server/platform/auth/caller'
import { AppError } from '#server/platform/http/app-error'
import type { MetricQuantity } from '#shared/ledger/deals/quantity'

/** A pledge (表态) that a line of a group message makes for a participant. */
export interface PastedPledge {
  participantId: string
  day: string
  lines: MetricQuantity[]
}

/** Makes pledges inside the caller's unit, under the rules and with the refusals of a pledge made by hand. */
export type TakePledge = (person: Person, contestId: string, pledge: PastedPledge) => Promise<unknown>

/** Where pledges of group messages go. The ledger knows none itself: the feature that does registers at start. */
@Injectable()
export class PledgeTaker {
  private taker: TakePledge | undefined

  register(taker: TakePledge): void {
    this.taker = taker
  }

  take(person: Person, contestId: string, pledge: PastedPledge): Promise<unknown> {
    if (!this.taker) throw new AppError('not_found')
    return this.taker(person, contestId, pledge)
  }
}
