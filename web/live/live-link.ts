import type { ZodType } from 'zod'
import { OwnLineChange } from '#shared/ledger/standings/own-line'
import {
  JoinReply,
  LIVE_PROTOCOL,
  LiveHead,
  type LivePart,
  type LiveReplay,
  type LiveSnapshot,
  PollReply,
} from '#shared/live/protocol'
import { LinkFrame } from './link-frame'
import type { LinkChoice, Place, Seen } from './link-types'
import { applyBatch, applyReplay, fromSnapshot, isOfView, judgeHead, type LiveState } from './live-state'
import { applyOwnLine, lacksPlace, withoutPlace } from './own-line'
import { Patience } from './patience'
import { readBatch } from './read-batch'
import { RestOfRoom } from './rest-of-room'
import { understood } from './understood'

export type { LinkChoice, LiveSocket, LiveStatus, Seen } from './link-types'

/** One screen kept in step with one contest. It knows at any time whether it is. */
export class LiveLink extends LinkFrame {
  state: LiveState | undefined
  /** Messages that came while a join is under way. */
  private early: (() => void)[] | undefined
  /** Where the room was when the socket entered, while the state has not come as far. */
  private enteredAt: Place | undefined
  /** The number that a join for what is between was asked with. */
  private joinedFrom: number | undefined
  private needsSnapshot = false
  private isPolling = false
  private readonly patience: Patience
  private readonly rest: RestOfRoom
  private polledAt = Number.NEGATIVE_INFINITY

  constructor(private readonly choice: LinkChoice) {
    super(choice)
    this.patience = new Patience(this.timing.answerMs)
    this.rest = new RestOfRoom({
      ask: choice.part ?? (() => Promise.reject(new Error('This screen has no way to ask for more'))),
      state: () => this.state,
      show: (state) => {
        this.state = state
        this.changed()
      },
    })
    const first = this.pollOnce()
    if (this.socket) this.connect()
    else void first.finally(() => this.connect())
  }

  protected changed(): void {
    this.choice.changed(this)
  }

  override close(): void {
    this.generation++
    this.rest.close()
    super.close()
  }

  /** Looks whether it is still in step: every second, and when a sleeping device wakes up. */
  check(): void {
    if (this.isOver || this.status === 'refused') return
    const now = performance.now()
    if (this.status === 'live') this.inStepAt = now
    const limit = this.timing.silentMs + this.patience.moreMs
    if (this.socket?.connected && now - this.heardAt > limit) this.reconnect()
    this.rest.fetch()
    if (this.status === 'live') return
    const isLong = now - this.inStepAt > this.timing.pollAfterMs
    const isNeeded = !this.state || this.needsSnapshot || this.enteredAt !== undefined
    const pause = isNeeded ? this.timing.retryMs : this.timing.pollEveryMs
    if ((isLong || isNeeded) && now - this.polledAt > pause) void this.pollOnce()
  }

  /** LP19: what the page shows besides the first picture. */
  want(parts: readonly LivePart[]): void {
    this.rest.want(parts)
  }

  protected onConnect(): void {
    void this.join()
  }

  /** LP3: says what was seen; takes what was missed, or enters and takes the rest by HTTP. */
  private async join(): Promise<void> {
    const { socket } = this
    if (!socket) return
    const generation = ++this.generation
    this.early = []
    this.enteredAt = undefined
    if (this.status === 'live') this.show('stale')
    const seen = this.seen()
    if (!seen) void this.pollOnce()
    const askedAt = performance.now()
    const answer = await this.ask(JoinReply, () =>
      socket.timeout(this.patience.ms).emitWithAck('contest:join', {
        protocol: LIVE_PROTOCOL,
        contestId: this.choice.contestId,
        ...(seen && { seen }),
        ...(this.wanted && { look: this.wanted }),
      }),
    )
    if (generation !== this.generation) return
    if (!answer) {
      this.patience.ranOut()
      this.early = undefined
      return this.joinLater()
    }
    this.patience.came(performance.now() - askedAt)
    if (answer.kind === 'refused') return this.refused(answer)
    this.noteBuild(answer.build)
    const before = this.state
    if (answer.kind === 'replay' && !this.needsSnapshot && this.follow(answer)) return this.beInStep({ answer, before })
    this.enteredAt = answer
    this.needsSnapshot ||= answer.kind === 'replay' || !isOfView(this.state, answer)
    this.fillUp()
  }

  /** The socket is in the room: in step once the state has come as far as the room was then. */
  private fillUp(): void {
    const entered = this.enteredAt
    if (!entered) return
    if (this.needsSnapshot || !this.state) return void this.pollOnce()
    // It left the server before the socket entered; what is between is asked for, once, then taken whole.
    if (this.state.seq >= entered.seq && isOfView(this.state, entered)) this.beInStep()
    else if (this.seen()?.seq === this.joinedFrom) void this.pollOnce()
    else {
      this.joinedFrom = this.state.seq
      void this.join()
    }
  }

  private beInStep(missed?: { answer: LiveReplay; before: LiveState | undefined }): void {
    const early = this.early ?? []
    this.early = undefined
    this.enteredAt = undefined
    this.joinedFrom = undefined
    this.show('live')
    if (missed) this.tellNews(missed.answer, missed.before)
    for (const receive of early) receive()
    this.askForPlace()
    // From here on the socket tells what is new, and what it misses is history.
    this.answeredAt = Number.NEGATIVE_INFINITY
  }

  /** LP18: what answers were asked with another look, or came by HTTP, may lack the place that the page shows. */
  private askForPlace(): void {
    if (this.state && lacksPlace(this.state, this.wanted)) this.tellLook()
  }

  protected forgetPlace(): void {
    this.state &&= withoutPlace(this.state)
    this.polledAt = Number.NEGATIVE_INFINITY
  }

  private askAgain(want: 'missed' | 'snapshot'): void {
    if (want === 'snapshot') this.needsSnapshot = true
    void this.join()
  }

  private async ask<Answer extends JoinReply | PollReply>(
    contract: ZodType<Answer>,
    question: () => Promise<unknown>,
  ): Promise<Answer | undefined> {
    const { answer, tookMs, isUnreadable } = await understood(contract, question)
    if (isUnreadable) this.needsSnapshot = true
    if (answer && answer.kind !== 'refused') this.choice.server?.answered(answer.now, tookMs)
    return answer
  }

  /** False where it does not follow the state. */
  private follow(replay: LiveReplay): boolean {
    const next = this.state && applyReplay(this.state, replay)
    if (!next) return false
    const isNew = next.seq !== this.state?.seq
    const news = replay.events.filter((event) => event.seq > (this.state?.seq ?? 0))
    this.state = next
    if (isNew) this.rest.followed({ events: news, lists: replay, last: replay.seq })
    return true
  }

  /** LP4. */
  protected onBatch(raw: unknown): void {
    if (this.early) return void this.early.push(() => this.onBatch(raw))
    if (this.status !== 'live' || !this.state) return
    const batch = readBatch(raw, this.choice.contestId, this.state)
    if (batch === 'elsewhere') return
    if (!batch) return void this.askAgain('snapshot')
    const step = applyBatch(this.state, batch)
    if (step.kind === 'ask') this.askAgain(step.for)
    if (step.kind !== 'applied') return
    this.state = step.state
    this.rest.followed({ events: batch.events, lists: batch, last: step.state.seq })
    this.changed()
    this.choice.arrived(step.arrived)
    if (step.isContestChanged) this.askAgain('snapshot')
  }

  protected onOwnLine(raw: unknown): void {
    if (this.early) return void this.early.push(() => this.onOwnLine(raw))
    if (this.status !== 'live' || !this.state) return
    const change = this.read(OwnLineChange, raw)
    const next = change && applyOwnLine(this.state, change)
    if (change && !next) this.askAgain('missed')
    this.state = next ?? this.state
    this.changed()
  }

  /** LP7. */
  protected onHead(raw: unknown): void {
    if (this.status !== 'live' || this.early || !this.state) return
    const head = this.read(LiveHead, raw)
    if (!head) return
    this.choice.server?.told(head.now)
    this.noteBuild(head.build)
    if (head.likes) this.choice.liked?.(head.likes)
    const verdict = judgeHead(this.state, head)
    if (verdict !== 'in step') this.askAgain(verdict)
  }

  /** LP8: what cannot be understood leads to a snapshot; what is of another contest, to nothing. */
  private read<T extends { contestId: string }>(contract: ZodType<T>, raw: unknown): T | undefined {
    const parsed = contract.safeParse(raw)
    if (!parsed.success) this.askAgain('snapshot')
    return parsed.data?.contestId === this.choice.contestId ? parsed.data : undefined
  }

  /** LP11, LP19: the picture by HTTP, one question at a time; whatever comes first is shown. */
  private async pollOnce(): Promise<void> {
    if (this.isPolling || this.isOver) return
    this.isPolling = true
    this.polledAt = performance.now()
    const seen = this.seen()
    const isForced = this.needsSnapshot
    const answer = await this.ask(PollReply, () => this.choice.poll(seen, this.wanted))
    this.isPolling = false
    if (this.isOver) return
    if (!answer) return this.enteredAt ? undefined : this.showPolled(false)
    if (answer.kind === 'refused') return this.refused(answer)
    this.noteBuild(answer.build)
    const before = this.state
    const isTaken = answer.kind === 'snapshot' ? this.takeSnapshot(answer, isForced) : this.takePolled(answer)
    if (this.isOver) return
    if (this.enteredAt) return this.fillUp()
    if (!isTaken || this.status === 'live') return
    this.showPolled(true)
    if (answer.kind === 'replay') this.tellNews(answer, before)
    this.answeredAt = performance.now()
  }

  /** One that was asked for before is not older than the state, or is what the screen needs whatever its number. */
  private takeSnapshot(snapshot: LiveSnapshot, isForced: boolean): boolean {
    const { state } = this
    const isNewer = !state || isForced || snapshot.epoch !== state.epoch || snapshot.seq > state.seq
    if (!isNewer) return false
    this.needsSnapshot = false
    this.state = fromSnapshot(snapshot, state)
    this.rest.restarted()
    this.changed()
    this.askForPlace()
    return true
  }

  private takePolled(replay: LiveReplay): boolean {
    if (this.status === 'live') return false
    if (this.follow(replay)) return true
    this.needsSnapshot = true
    void this.pollOnce()
    return false
  }

  /** A screen that has just begun, or lost its socket a moment ago, does not say that it polls. */
  private showPolled(isAnswered: boolean): void {
    if (this.status === 'live') return
    const isLong = performance.now() - this.inStepAt > this.timing.pollAfterMs
    if (!isAnswered) this.show(this.state ? 'stale' : 'connecting')
    else if (isLong) this.show('polling')
    else this.changed()
  }

  private seen(): Seen | undefined {
    if (!this.state || this.needsSnapshot) return undefined
    const { seq, epoch, today } = this.state
    return { seq, epoch, today }
  }

  protected fallBehind(isSentAway: boolean): void {
    // It may be someone else by now, who sees something else.
    this.needsSnapshot ||= isSentAway
    this.generation++
    this.early = undefined
    this.enteredAt = undefined
    if (this.status === 'live') this.show('stale')
  }
}
