import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { TerritoriesReader } from '#server/contest/territories/territories.reader'
import type { TerritoryMap } from '#server/contest/territories/territory-map'
import { DealsRepository, type KnownDeal } from '#server/ledger/deals/deals.repository'
import { answerAgain, checkedSale, digestOf } from '#server/ledger/deals/recording/deal-rules'
import { QuantityCheck } from '#server/ledger/deals/recording/quantity-check'
import type { DealToWrite } from '#server/ledger/deals/recording/sale'
import type { Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import { Clock } from '#server/platform/settings/clock'
import type { RecordDealInput, RecordedDeal } from '#shared/ledger/deals/contract'

export interface SaleToRecord {
  person: Person
  input: RecordDealInput
}

/** What became of a sale: its answer, its refusal, or that it needs a unit of its own. */
export type Outcome = { answer: RecordedDeal } | { error: unknown } | 'singly'

/** Sales after their checks; those that may be written together have no outcome yet. */
export interface CheckedSales {
  contest: LoadedContest
  now: Date
  sales: (Outcome | { deal: DealToWrite })[]
}

/** Checks sales that are to be written together: three statements for all of them. */
@Injectable()
export class SaleGroupChecks {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly contests: ContestsService,
    private readonly deals: DealsRepository,
    private readonly quantities: QuantityCheck,
    private readonly territories: TerritoriesReader,
  ) {}

  /** Inside the unit that holds the contest; no two of those left to write have the same seller. */
  async check(contestId: string, sales: readonly SaleToRecord[]): Promise<CheckedSales> {
    const now = this.clock.now()
    const [refusals, contest, known] = await Promise.all([
      this.uow.recheckAll(sales.map(({ person }) => person)),
      this.contests.load(contestId),
      this.deals.findByRequests(contestId, sales.map(requestOf)),
    ])
    const territories = await this.territories.of(contest)
    const sellers = new Set<string>()
    const checked = sales.map((sale) => {
      const refusal = refusals.get(sale.person.sessionId)
      if (refusal) return { error: refusal }
      const one = orRefusal(() => this.checkOne(contest, sale, known(requestOf(sale)), { now, territories }))
      if (!('deal' in one)) return one
      const { deal } = one
      if (sellers.has(deal.seller.id) || !this.isPlain(deal)) return 'singly'
      sellers.add(deal.seller.id)
      return one
    })
    return { contest, now, sales: checked }
  }

  private checkOne(
    contest: LoadedContest,
    { person, input }: SaleToRecord,
    known: KnownDeal | undefined,
    { now, territories }: { now: Date; territories: TerritoryMap },
  ): { answer: RecordedDeal } | { deal: DealToWrite } {
    this.contests.assertSees(person, contest)
    const digest = digestOf(input)
    if (known) return { answer: answerAgain(known, digest) }
    return { deal: checkedSale(contest, person, input, { digest, now, territories }) }
  }

  private isPlain({ contest, helper, counted, businessDate }: DealToWrite): boolean {
    return businessDate === contest.today && !helper && this.quantities.isUsual(contest, counted, businessDate)
  }
}

const requestOf = ({ person, input }: SaleToRecord) => ({ recorderId: person.accountId, requestId: input.requestId })

function orRefusal<T>(check: () => T): T | { error: AppError } {
  try {
    return check()
  } catch (error) {
    if (error instanceof AppError) return { error }
    throw error
  }
}
