import { type LivePart, LiveRest } from '#shared/live/protocol'
import { withPart } from './live-parts'
import type { LiveState, Run } from './live-state'

/** More runs than this while an answer is on its way: it is asked for again. */
const MOST_RUNS = 500
const RETRY_MS = 5_000

export interface RestChoice {
  /** Throws, or returns anything, where the server does not answer with the list. */
  ask: (part: LivePart) => Promise<unknown>
  state: () => LiveState | undefined
  show: (state: LiveState) => void
}

/** LP19: fetches the lists that pages show and the first picture left out, and fits them into a state that moves on. */
export class RestOfRoom {
  private wanted: readonly LivePart[] = []
  private readonly asked = new Map<LivePart, { answer?: LiveRest }>()
  private readonly failedAt = new Map<LivePart, number>()
  private runs: Run[] = []
  private isOver = false

  constructor(private readonly choice: RestChoice) {}

  want(parts: readonly LivePart[]): void {
    this.wanted = parts
    this.fetch()
  }

  /** The state has followed this run. */
  followed(run: Run): void {
    if (this.asked.size === 0) return
    this.runs.push(run)
    if (this.runs.length > MOST_RUNS) this.forget()
    this.settle()
  }

  /** The state was replaced. */
  restarted(): void {
    this.forget()
    this.fetch()
  }

  /** Asks for what is missing: every second, and when something new is wanted. */
  fetch(): void {
    const state = this.choice.state()
    if (!state || this.isOver) return
    for (const part of this.wanted) {
      const isRefused = part === 'lines' && !state.view.startsWith('ledger_keepers')
      const isFresh = performance.now() - (this.failedAt.get(part) ?? Number.NEGATIVE_INFINITY) < RETRY_MS
      if (!isRefused && !isFresh && !this.asked.has(part) && !state.holds.includes(part)) void this.fetchOne(part)
    }
  }

  close(): void {
    this.isOver = true
    this.forget()
  }

  private async fetchOne(part: LivePart): Promise<void> {
    const question: { answer?: LiveRest } = {}
    this.asked.set(part, question)
    const answer = await this.choice.ask(part).then(
      (body) => LiveRest.safeParse(body).data,
      () => undefined,
    )
    // Another one has been asked since, for a state that took this one's place.
    if (this.asked.get(part) !== question) return
    if (answer) {
      question.answer = answer
      this.settle()
    } else {
      this.asked.delete(part)
      this.failedAt.set(part, performance.now())
    }
  }

  /** Takes every answer that fits by now. */
  private settle(): void {
    for (const [part, { answer }] of this.asked) {
      const state = this.choice.state()
      if (!answer || !state) continue
      const next = withPart(state, part, answer, this.runs)
      if (next === 'early') continue
      this.asked.delete(part)
      if (next !== 'unfit') this.choice.show(next)
      else this.failedAt.set(part, performance.now() - RETRY_MS / 2)
    }
    if (this.asked.size === 0) this.runs = []
  }

  private forget(): void {
    this.asked.clear()
    this.runs = []
  }
}
