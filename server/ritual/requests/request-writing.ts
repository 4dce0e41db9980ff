import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { LiveJournal } from '#server/journal/facts/live.journal'
import type { Person } from '#server/platform/auth/caller'
import { DomainEventBus } from '#server/platform/events/domain-event-bus'
import { Clock } from '#server/platform/settings/clock'
import type { Request } from '#server/ritual/requests/request.entity'
import { viewsOf } from '#server/ritual/requests/request-views'
import { RequestsRepository } from '#server/ritual/requests/requests.repository'
import { dueAfter, escalationAfter, type WorkingTime } from '#server/ritual/requests/working-time'
import { isWorkingDay } from '#shared/contest/duty/contract'
import { dayOf } from '#shared/platform/time/time'
import type { RequestStep, RequestView } from '#shared/ritual/requests/contract'

declare module '#server/platform/events/domain-events' {
  interface DomainEvents {
    /** A request was opened or moved on, on that day. */
    'request.moved': { contest: LoadedContest; day: string }
  }
}

/** What a new request says; the rest follows from what its contest promises. */
export type NewRequest = Pick<Request, 'id' | 'kind' | 'text' | 'participantId' | 'accountId' | 'about' | 'voiceId'>

/** Writes requests with their steps and facts, inside the caller's unit. */
@Injectable()
export class RequestWriting {
  constructor(
    private readonly clock: Clock,
    private readonly requests: RequestsRepository,
    private readonly journal: LiveJournal,
    private readonly events: DomainEventBus,
  ) {}

  async open(contest: LoadedContest, asked: NewRequest): Promise<Request> {
    const promise = (await this.requests.terms(contest.id)).promises[asked.kind]
    const askedAt = this.clock.now()
    const request: Request = {
      ...asked,
      ...{ contestId: contest.id, state: 'asked', ownerId: null, external: null, promise, askedAt },
      ...{ answer: null, answeredAt: null, missedAt: null, hasThanks: false },
      ...(await this.roundFrom(contest, promise, askedAt)),
    }
    await this.requests.add(request)
    await this.step(contest, request, 'asked', asked.accountId, asked.text)
    return request
  }

  /** The clock of a round that begins at `start`. */
  async roundFrom(contest: LoadedContest, promise: Request['promise'], start: Date) {
    const work: WorkingTime = {
      hours: await this.requests.terms(contest.id),
      timezone: contest.timezone,
      isWorking: (day) => isWorkingDay(contest.view, day),
    }
    return {
      dueAt: dueAfter(start, promise, work),
      escalatesAt: escalationAfter(start, promise, work),
      escalatedAt: null,
    }
  }

  async change(contest: LoadedContest, request: Request, act: RequestStep['act'], by: string | null, text: string) {
    await this.requests.change(request)
    await this.step(contest, request, act, by, text)
  }

  async viewOf(contest: LoadedContest, person: Person, request: Request): Promise<RequestView> {
    const [view] = viewsOf(contest, person, await this.requests.pageOf([request]), this.clock.now())
    if (!view) throw new Error(`Request ${request.id} has no view`)
    return view
  }

  private async step(
    contest: LoadedContest,
    { id, kind, state }: Request,
    act: RequestStep['act'],
    accountId: string | null,
    text: string,
  ): Promise<void> {
    const at = this.clock.now()
    await this.requests.addStep({ request: id, act, accountId, text, at })
    await this.journal.append(contest, [{ fact: { type: 'request.moved', id, kind, state } }], at)
    await this.events.emit('request.moved', { contest, day: dayOf(at, contest.timezone) })
  }
}
