import { randomUUID } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { DealCustomer } from '#server/ledger/deals/deal.entity'
import { DealWriter, type Order, type Written } from '#server/ledger/deals/recording/deal-writer'
import type { OpenDeal } from '#server/ledger/deals/reversals/reversals.service'
import type { Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { Clock } from '#server/platform/settings/clock'
import type { ParticipantView } from '#shared/contest/contests/contract'

type Changed = Pick<Order, 'facts' | 'counted' | 'pending' | 'reassigns'> & { seller: ParticipantView }

/** Writes a deal that was taken back anew, with something changed: silently, on its business date, with what was said of it. */
@Injectable()
export class DealsAnew {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly writer: DealWriter,
  ) {}

  /** Within the unit that took it back; a helper of another team falls away. */
  async write(person: Person, contest: LoadedContest, { deal }: OpenDeal, changed: Changed): Promise<Written> {
    const customer = await this.uow.manager.findOneBy(DealCustomer, { dealId: deal.id })
    const helper = deal.helperId ? contest.rules.participant(deal.helperId) : undefined
    const { seller } = changed
    const requestId = randomUUID()
    return this.writer.write({
      ...changed,
      contest,
      helper: helper && helper.id !== seller.id && helper.teamId === seller.teamId ? helper : undefined,
      businessDate: deal.businessDate,
      now: this.clock.now(),
      isSilent: true,
      isLater: true,
      recorderId: person.accountId,
      digest: requestId,
      input: {
        requestId,
        reference: deal.reference ?? undefined,
        area: deal.area ?? undefined,
        note: deal.note ?? undefined,
        customerName: customer?.name ?? undefined,
        customerPhone: customer?.phone ?? undefined,
      },
    })
  }
}
