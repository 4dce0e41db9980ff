import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { TerritoriesReader } from '#server/contest/territories/territories.reader'
import { checkedSale } from '#server/ledger/deals/recording/deal-rules'
import { QuantityCheck } from '#server/ledger/deals/recording/quantity-check'
import type { DealToWrite } from '#server/ledger/deals/recording/sale'
import type { Person } from '#server/platform/auth/caller'
import type { RecordDealInput } from '#shared/ledger/deals/contract'
import { numbersOf } from '#shared/ledger/deals/review'

/** Checks a sale that is recorded by itself. */
@Injectable()
export class SaleChecks {
  constructor(
    private readonly quantities: QuantityCheck,
    private readonly territories: TerritoriesReader,
  ) {}

  /** The sale as it may be written, with what is far above the usual kept apart; refuses as `DealsService.record` says. */
  async check(
    person: Person,
    contest: LoadedContest,
    input: RecordDealInput,
    { digest, now }: { digest: string; now: Date },
  ): Promise<DealToWrite> {
    const territories = await this.territories.of(contest)
    const sale = checkedSale(contest, person, input, { digest, now, territories })
    const { businessDate, seller } = sale
    const apart = await this.quantities.apart(
      person,
      contest,
      { seller, businessDate, numbers: numbersOf(input) },
      sale,
    )
    return { ...sale, ...apart }
  }
}
