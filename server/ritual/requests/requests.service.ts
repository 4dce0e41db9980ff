import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { resolveSeller } from '#server/contest/participants/acting-for'
import { AuditService } from '#server/platform/audit/audit.service'
import { isDirector, keepsLedger, type Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import { Clock } from '#server/platform/settings/clock'
import { countDay } from '#server/ritual/requests/request-rules'
import { viewsOf, visibleTo } from '#server/ritual/requests/request-views'
import { RequestWriting } from '#server/ritual/requests/request-writing'
import { RequestsRepository } from '#server/ritual/requests/requests.repository'
import { instantOf } from '#shared/platform/time/instant-of'
import { addDays } from '#shared/platform/time/time'
import type { AskInput, ListRequests, RequestList, RequestSummary, RequestView } from '#shared/ritual/requests/contract'
import type { RequestCounts } from '#shared/ritual/requests/counts'
import type { RequestTerms } from '#shared/ritual/requests/terms'

/** 支撑台: what members ask of the back office, and how its promises are kept. */
@Injectable()
export class RequestsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly contests: ContestsService,
    private readonly requests: RequestsRepository,
    private readonly writing: RequestWriting,
    private readonly audit: AuditService,
  ) {}

  list(person: Person, contestId: string, { openOnly }: ListRequests): Promise<RequestList> {
    return this.uow.read(async () => {
      const contest = await this.contests.loadFor(person, contestId)
      const whose = visibleTo(contest, person)
      const found = await this.requests.list(contestId, openOnly === 'true', whose)
      const requests = viewsOf(contest, person, await this.requests.pageOf(found), this.clock.now())
      const terms = await this.requests.terms(contestId)
      const seesOthers = whose === undefined || whose.length > 1
      return { requests, terms, canAnswer: keepsLedger(person), seesOthers, canPromise: isDirector(person) }
    })
  }

  /** How promises were kept on a day and so far; everyone of the contest may read it. */
  summary(person: Person, contestId: string, day: string): Promise<RequestSummary> {
    return this.uow.read(async () => {
      const contest = await this.contests.loadFor(person, contestId)
      return {
        day: await this.countsOf(contest, day),
        whole: await this.requests.countAll(contestId, this.clock.now()),
      }
    })
  }

  /** Inside the caller's unit. */
  async countsOf({ id, timezone }: LoadedContest, day: string): Promise<RequestCounts> {
    const [from, to] = [day, addDays(day, 1)].map((each) => instantOf(each, '00:00', timezone)) as [Date, Date]
    return countDay(await this.requests.clockedBetween(id, from, to), this.clock.now(), timezone, day)
  }

  /** 求支撑. Sent again, it is the same request. Refused with `not_a_participant`, `not_for_others`, `not_found`. */
  ask(person: Person, contestId: string, input: AskInput): Promise<RequestView> {
    return this.uow.writeContestAs(person, contestId, async () => {
      const contest = await this.contests.loadFor(person, contestId)
      const known = await this.requests.existing(input.id)
      if (known) {
        if (known.contestId !== contestId || known.accountId !== person.accountId) throw new AppError('not_found')
        return this.writing.viewOf(contest, person, known)
      }
      contest.mustBeRunning()
      const { id: participantId } = resolveSeller(contest, person, input.participantId)
      const { id, kind, text, about } = input
      if (about?.kind === 'deal' && !(await this.requests.hasDeal(contestId, about.dealId)))
        throw new AppError('not_found')
      const { accountId } = person
      const request = await this.writing.open(contest, {
        ...{ id, kind, text, participantId, accountId, about, voiceId: null },
      })
      return this.writing.viewOf(contest, person, request)
    })
  }

  /** What is promised from now on; requests that were asked before keep their promise. */
  promise(person: Person, contestId: string, terms: RequestTerms): Promise<RequestTerms> {
    return this.uow.writeContestAs(person, contestId, async () => {
      const contest = await this.contests.loadFor(person, contestId)
      contest.mustBeOpen()
      const before = await this.requests.terms(contestId)
      await this.requests.setTerms(contestId, terms)
      const { centerId } = contest
      const [actor, subject] = [person.name, contest.view.name]
      await this.audit.note({ centerId, contestId, actor, action: 'requests.promised', subject, before, after: terms })
      return terms
    })
  }
}
