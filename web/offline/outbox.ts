import type { RecordDealInput, RecordedDeal } from '#shared/ledger/deals/contract'
import { ApiError } from '#web/api/api-error'
import { clockAheadMs } from '#web/stamp/server-clock'
import type { Queued, QueueStore, Sendable } from './queue-store'

export type Outcome<Answer = RecordedDeal> =
  | { kind: 'recorded'; deal: Answer }
  | { kind: 'queued' }
  | { kind: 'refused'; refusal: ApiError }

type Send<Input, Answer> = (contestId: string, input: Input) => Promise<Answer>

/**
 * Sends sales, or other taps, in the order of their taps. Each is kept before it is sent and forgotten only after an answer, so nothing
 * is lost by a reload; its `requestId` makes sure that it is counted once, however often it is sent.
 */
export class Outbox<Input extends Sendable = RecordDealInput, Answer = RecordedDeal> {
  private running: Promise<void> | undefined
  private isAskedAgain = false
  private readonly waiting = new Map<string, (outcome: Outcome<Answer>) => void>()

  constructor(
    private readonly store: QueueStore<Input>,
    private readonly send: Send<Input, Answer>,
    /** Called after every change of the queue, with the answer that caused it. */
    private readonly changed: (answer?: { requestId: string; outcome: Outcome<Answer> }) => void = () => undefined,
  ) {}

  /** Resolves to `queued` when the outcome is unknown; every `flush` retries it. */
  async record(tap: Pick<Queued<Input>, 'accountId' | 'contestId' | 'tappedAt' | 'input'>): Promise<Outcome<Answer>> {
    const { requestId } = tap.input
    const last = (await this.store.all()).at(-1)
    const order = Math.max(Date.parse(tap.tappedAt), (last?.order ?? 0) + 1)
    const outcome = new Promise<Outcome<Answer>>((resolve) => this.waiting.set(requestId, resolve))
    await this.store.put({ ...tap, requestId, order, refusal: null })
    this.changed()
    await this.flush(tap.accountId)
    this.settle(requestId, { kind: 'queued' })
    return outcome
  }

  /** Sends what waits for this account, one after the other; calls while it runs make it look once more. */
  flush(accountId: string): Promise<void> {
    if (this.running) this.isAskedAgain = true
    this.running ??= this.drain(accountId)
    return this.running
  }

  /** 放弃, or back into the form: removes a refused sale from the queue. */
  async discard(requestId: string): Promise<void> {
    await this.store.remove(requestId)
    this.changed()
  }

  /** Removes all that is kept for an account, sent or not. */
  async forget(accountId: string): Promise<void> {
    // What is being sent would otherwise be put into the queue again by its refusal.
    await this.running?.catch(() => undefined)
    for (const deal of await this.store.all()) if (deal.accountId === accountId) await this.store.remove(deal.requestId)
    this.changed()
  }

  private async drain(accountId: string): Promise<void> {
    try {
      do {
        this.isAskedAgain = false
        await this.sendAll(accountId)
      } while (this.isAskedAgain)
    } finally {
      // In the same turn as the last check of isAskedAgain, or a sale tapped in between would never be sent.
      this.running = undefined
    }
  }

  private async sendAll(accountId: string): Promise<void> {
    const tried = new Set<string>()
    for (;;) {
      const next = (await this.store.all()).find(
        (deal) => deal.accountId === accountId && !deal.refusal && !tried.has(deal.requestId),
      )
      if (!next) return
      tried.add(next.requestId)
      if ((await this.attempt(next)) === 'not_now') return
    }
  }

  private async attempt(deal: Queued<Input>): Promise<'go_on' | 'not_now'> {
    try {
      const recorded = await this.send(deal.contestId, (await this.dated(deal)).input)
      await this.store.remove(deal.requestId)
      this.settle(deal.requestId, { kind: 'recorded', deal: recorded })
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure
      if (failure.retry !== 'never') {
        // `later` says nothing about this sale: the ones behind it wait too.
        this.settle(deal.requestId, { kind: 'queued' })
        return failure.retry === 'later' ? 'not_now' : 'go_on'
      }
      await this.store.put({ ...deal, refusal: { code: failure.code, message: failure.message } })
      this.settle(deal.requestId, { kind: 'refused', refusal: failure })
    }
    return 'go_on'
  }

  /** A tap before the device ever heard of the server's clock: kept with what is known now, so that each try is the same. */
  private async dated(deal: Queued<Input>): Promise<Queued<Input>> {
    const { tapped } = deal.input
    const aheadMs = clockAheadMs.value
    if (!tapped || tapped.aheadMs !== null || aheadMs === undefined) return deal
    const dated = { ...deal, input: { ...deal.input, tapped: { ...tapped, aheadMs } } }
    await this.store.put(dated)
    return dated
  }

  private settle(requestId: string, outcome: Outcome<Answer>): void {
    this.waiting.get(requestId)?.(outcome)
    this.waiting.delete(requestId)
    if (outcome.kind !== 'queued') this.changed({ requestId, outcome })
  }
}
