import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { InboxService } from '#server/contest/inbox/inbox.service'
import { isDirector, keepsLedger, type Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import { Clock } from '#server/platform/settings/clock'
import type { Request } from '#server/ritual/requests/request.entity'
import { missedBy, mustBeAs } from '#server/ritual/requests/request-rules'
import { isOwn, visibleTo } from '#server/ritual/requests/request-views'
import { RequestWriting } from '#server/ritual/requests/request-writing'
import { RequestsRepository } from '#server/ritual/requests/requests.repository'
import type {
  AnswerInput,
  FinishInput,
  ForwardInput,
  ReopenInput,
  RequestStep,
  RequestView,
  TakeInput,
} from '#shared/ritual/requests/contract'
import { isOpen, type RequestState } from '#shared/ritual/requests/counts'

/** A step, as its author means it; `change` is what it makes of the request. */
interface Step {
  act: RequestStep['act']
  was: RequestState
  text: string
  mayBeFrom: (state: RequestState) => boolean
  change: (request: Request, contest: LoadedContest, now: Date) => Partial<Request> | Promise<Partial<Request>>
}

/**
 * Moves requests on. Each step names the state that its author has read, and is refused with `request_moved` where another
 * desk was faster; the same step sent again changes nothing.
 */
@Injectable()
export class RequestWorkService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly contests: ContestsService,
    private readonly requests: RequestsRepository,
    private readonly writing: RequestWriting,
    private readonly inbox: InboxService,
  ) {}

  /** 接单: from now on it is this person's. */
  take(person: Person, contestId: string, id: string, { was }: TakeInput): Promise<RequestView> {
    return this.asBackOffice(person, contestId, id, {
      ...{ act: 'taken', was, text: '', mayBeFrom: isOpen },
      change: () => ({ state: 'taken', ownerId: person.accountId }),
    })
  }

  /** 转外部; its clock runs on, and this person goes on asking there. */
  forward(person: Person, contestId: string, id: string, { was, to }: ForwardInput): Promise<RequestView> {
    return this.asBackOffice(person, contestId, id, {
      ...{ act: 'forwarded', was, text: to, mayBeFrom: isOpen },
      change: () => ({ state: 'taken', ownerId: person.accountId, external: to }),
    })
  }

  /** Answers it, or adds to an answer. */
  answer(person: Person, contestId: string, id: string, { was, text }: AnswerInput): Promise<RequestView> {
    return this.asBackOffice(person, contestId, id, {
      ...{ act: 'answered', was, text, mayBeFrom: (state) => isOpen(state) || state === 'answered' },
      change: (request, _, now) => ({
        ...{ state: 'answered', ownerId: person.accountId, answer: text },
        ...(isOpen(request.state) && { missedAt: missedBy(request, now), answeredAt: now }),
      }),
    })
  }

  /** 办结, by the asker or a director. */
  finish(person: Person, contestId: string, id: string, { was, thanks }: FinishInput): Promise<RequestView> {
    return this.asAsker(person, contestId, id, {
      ...{ act: 'done', was, text: '', mayBeFrom: (state) => state !== 'done' },
      change: (request, _, now) => ({
        state: 'done',
        missedAt: missedBy(request, now),
        hasThanks: thanks && request.answeredAt !== null,
      }),
    })
  }

  /** 没解决: a new round with the same promise. */
  reopen(person: Person, contestId: string, id: string, { was, text }: ReopenInput): Promise<RequestView> {
    return this.asAsker(person, contestId, id, {
      ...{ act: 'reopened', was, text, mayBeFrom: (state) => !isOpen(state) },
      change: async (request, contest, now) => ({
        ...{ state: 'reopened', hasThanks: false },
        ...(await this.writing.roundFrom(contest, request.promise, now)),
      }),
    })
  }

  private asBackOffice(person: Person, contestId: string, id: string, step: Step): Promise<RequestView> {
    return this.move(person, contestId, id, step, () => {
      if (!keepsLedger(person)) throw new AppError('forbidden')
    })
  }

  private asAsker(person: Person, contestId: string, id: string, step: Step): Promise<RequestView> {
    return this.move(person, contestId, id, step, (contest, request) => {
      if (!isOwn(contest, person, request) && !isDirector(person)) throw new AppError('forbidden')
    })
  }

  private move(
    person: Person,
    contestId: string,
    id: string,
    { act, was, text, mayBeFrom, change }: Step,
    check: (contest: LoadedContest, request: Request) => void,
  ): Promise<RequestView> {
    return this.uow.writeContestAs(person, contestId, async () => {
      const contest = await this.contests.loadFor(person, contestId)
      const request = await this.requests.find(contestId, id)
      if (!request || !isVisible(contest, person, request)) throw new AppError('not_found')
      check(contest, request)
      if (await this.isRepeated(person, request, act, text)) return this.writing.viewOf(contest, person, request)
      contest.mustHaveStarted()
      mustBeAs(request, was)
      if (!mayBeFrom(request.state)) throw new AppError('request_moved')
      const next: Request = { ...request, ...(await change(request, contest, this.clock.now())) }
      await this.writing.change(contest, next, act, person.accountId, text)
      if (act === 'answered') await this.tellAsker(contest, person, next)
      return this.writing.viewOf(contest, person, next)
    })
  }

  /** Whether the newest step is this one, which a phone without an answer sends again. */
  private async isRepeated(person: Person, request: Request, act: RequestStep['act'], text: string): Promise<boolean> {
    const last = await this.requests.lastStep(request.id)
    return last?.act === act && last.accountId === person.accountId && last.text === text
  }

  private async tellAsker(contest: LoadedContest, person: Person, { id, kind, participantId, accountId }: Request) {
    const asker = participantId === null ? accountId : contest.rules.accountOf(participantId)
    const about = { supportRequest: id, requestKind: kind }
    await this.inbox.tell([asker, accountId], {
      ...{ kind: 'request_answered' as const, about, contestId: contest.id, actorId: person.accountId },
    })
  }
}

function isVisible(contest: LoadedContest, person: Person, request: Request): boolean {
  const whose = visibleTo(contest, person)
  if (whose === undefined || isOwn(contest, person, request)) return true
  return request.participantId !== null && whose.includes(request.participantId)
}
