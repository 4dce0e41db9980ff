import { AsyncLocalStorage } from 'node:async_hooks'
import { Injectable } from '@nestjs/common'
import { DealsService } from '#server/ledger/deals/recording/deals.service'
import { type Outcome, SaleGroupChecks, type SaleToRecord } from '#server/ledger/deals/recording/sale-group-checks'
import { SaleGroupWriter } from '#server/ledger/deals/recording/sale-group-writer'
import type { Person } from '#server/platform/auth/caller'
import { StorageFailed, UnitOfWork } from '#server/platform/database/unit-of-work'
import type { RecordDealInput, RecordedDeal } from '#shared/ledger/deals/contract'
import { numbersOf } from '#shared/ledger/deals/review'

/** How many sales are written together: few sizes, so that few texts are prepared. */
const SIZES = [48, 32, 24, 16, 12, 8, 6, 4, 3, 2, 1]

interface WaitingSale extends SaleToRecord {
  resolve: (answer: RecordedDeal) => void
  reject: (error: unknown) => void
}

/** The sales of a contest that no unit has taken yet; one unit is on its way to them. */
interface Queue {
  sales: WaitingSale[]
  /** Runs something outside the unit under way. */
  outside: ReturnType<typeof AsyncLocalStorage.snapshot>
}

/**
 * Sales of one contest that wait together are written together, in as many statements as one of them. What is unlike the
 * others, and all of them where something unforeseen happens, is recorded singly. Not to be called inside a unit.
 */
@Injectable()
export class SaleGroups {
  private readonly queues = new Map<string, Queue>()

  constructor(
    private readonly uow: UnitOfWork,
    private readonly checks: SaleGroupChecks,
    private readonly writer: SaleGroupWriter,
    private readonly single: DealsService,
  ) {}

  /** As `DealsService.record`, with the same refusals. */
  record(person: Person, contestId: string, input: RecordDealInput): Promise<RecordedDeal> {
    if (isUnlikeOthers(person, input)) return this.single.record(person, contestId, input)
    return new Promise((resolve, reject) => {
      const sale = { person, input, resolve, reject }
      const queue = this.queues.get(contestId)
      if (queue) return void queue.sales.push(sale)
      this.queues.set(contestId, { sales: [sale], outside: AsyncLocalStorage.snapshot() })
      void this.open(contestId)
    })
  }

  /** One unit for the sales that wait when its turn comes; what is left, and what comes later, gets the next one. */
  private async open(contestId: string): Promise<void> {
    let sales: WaitingSale[] = []
    try {
      const outcomes = await this.uow.writeContestAsSystem(contestId, () => {
        sales = this.take(contestId)
        return this.write(contestId, sales)
      })
      for (const [index, sale] of sales.entries()) this.settle(contestId, sale, outcomes[index] ?? 'singly')
    } catch (error) {
      // No unit has begun where it took none.
      const failed = sales.length > 0 ? sales : this.takeAll(contestId)
      const isFinal = error instanceof StorageFailed || failed.length === 1
      for (const sale of failed) this.settle(contestId, sale, isFinal ? { error } : 'singly')
    }
  }

  private take(contestId: string): WaitingSale[] {
    const queue = this.queues.get(contestId)
    if (!queue) return []
    const taken = queue.sales.splice(0, SIZES.find((size) => size <= queue.sales.length) ?? 0)
    if (queue.sales.length === 0) this.queues.delete(contestId)
    else queue.outside(() => void this.open(contestId))
    return taken
  }

  private takeAll(contestId: string): WaitingSale[] {
    const sales = this.queues.get(contestId)?.sales ?? []
    this.queues.delete(contestId)
    return sales
  }

  private async write(contestId: string, sales: readonly WaitingSale[]): Promise<Outcome[]> {
    const [only] = sales
    if (only && sales.length === 1) return [{ answer: await this.single.record(only.person, contestId, only.input) }]
    const { contest, now, sales: checked } = await this.checks.check(contestId, sales)
    const deals = checked.flatMap((each) => (each !== 'singly' && 'deal' in each ? [each.deal] : []))
    const answers = deals.length > 0 ? await this.writer.write(contest, deals, now) : undefined
    return checked.map((each) => {
      if (each === 'singly' || !('deal' in each)) return each
      const answer = answers?.get(each.deal.seller.id)
      return answer ? { answer } : 'singly'
    })
  }

  private settle(contestId: string, { person, input, resolve, reject }: WaitingSale, outcome: Outcome): void {
    if (outcome === 'singly') this.single.record(person, contestId, input).then(resolve, reject)
    else if ('answer' in outcome) resolve(outcome.answer)
    else reject(outcome.error)
  }
}

/** What takes statements of its own: numbers, which may collide, a helper, and what another system sends. */
const isUnlikeOthers = (person: Person, input: RecordDealInput): boolean =>
  person.token !== undefined || input.helperId !== undefined || numbersOf(input).length > 0
