import { Injectable } from '@nestjs/common'
import { Between, In, Not } from 'typeorm'
import { Deal } from '#server/ledger/deals/deal.entity'
import { Account } from '#server/platform/accounts/account.entity'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { Request, RequestStepRow, RequestTermsRow } from '#server/ritual/requests/request.entity'
import { byCount, type Clocked } from '#server/ritual/requests/request-rules'
import { OPEN_STATES, type RequestCounts, type RequestKind } from '#shared/ritual/requests/counts'
import { DEFAULT_TERMS, type RequestTerms } from '#shared/ritual/requests/terms'

/** How many requests that need no answer are listed. */
const VISIBLE_CLOSED = 100
const PAGE = 200

/** Requests with their steps and the names that they are shown with. */
export interface RequestPage {
  requests: Request[]
  steps: Map<string, RequestStepRow[]>
  names: Map<string, string>
}

type Figure = keyof RequestCounts

/** Requests of the back office, and what each contest promises. */
@Injectable()
export class RequestsRepository {
  constructor(private readonly uow: UnitOfWork) {}

  /** Open ones, the oldest promise first, then the newest of the others; of these participants where they are given. */
  async list(contestId: string, openOnly: boolean, participantIds?: readonly string[]): Promise<Request[]> {
    const { manager } = this.uow
    const whose = { contestId, ...(participantIds && { participantId: In([...participantIds]) }) }
    const open = await manager.find(Request, {
      where: { ...whose, state: In([...OPEN_STATES]) },
      order: { dueAt: 'ASC', id: 'ASC' },
    })
    if (openOnly) return open
    const closed = await manager.find(Request, {
      where: { ...whose, state: Not(In([...OPEN_STATES])) },
      order: { answeredAt: 'DESC', id: 'ASC' },
      take: VISIBLE_CLOSED,
    })
    return [...open, ...closed]
  }

  /** In the order of their questions, a page at a time. */
  inOrder(contestId: string, skip: number): Promise<Request[]> {
    return this.uow.manager.find(Request, {
      where: { contestId },
      order: { askedAt: 'ASC', id: 'ASC' },
      skip,
      take: PAGE,
    })
  }

  find(contestId: string, id: string): Promise<Request | null> {
    return this.uow.manager.findOneBy(Request, { contestId, id })
  }

  /** Of any contest: a new request may not take its id. */
  existing(id: string): Promise<Request | null> {
    return this.uow.manager.findOneBy(Request, { id })
  }

  /** Whether a sale that a request is about belongs to its contest. */
  hasDeal(contestId: string, id: string): Promise<boolean> {
    return this.uow.manager.existsBy(Deal, { contestId, id })
  }

  hasVoice(voiceId: string): Promise<boolean> {
    return this.uow.manager.existsBy(Request, { voiceId })
  }

  /** What may count between two instants: asked, answered or missed then, or open until now. */
  clockedBetween(contestId: string, from: Date, to: Date): Promise<Clocked[]> {
    const then = Between(from, to)
    return this.uow.manager.find(Request, {
      select: {
        kind: true,
        state: true,
        askedAt: true,
        dueAt: true,
        answeredAt: true,
        missedAt: true,
        hasThanks: true,
      },
      where: [
        { contestId, askedAt: then },
        { contestId, answeredAt: then },
        { contestId, missedAt: then },
        { contestId, state: In([...OPEN_STATES]) },
      ],
    })
  }

  /** How promises were kept in all of a contest; the sum of its days, without what waits twice. */
  async countAll(contestId: string, now: Date): Promise<RequestCounts> {
    const open = this.uow.list(OPEN_STATES)
    const kinds = await this.uow.sql<{ kind: RequestKind } & Record<Figure, number | string>>`
      select r."kind", count(*) as "asked",
        sum(case when r."isLate" then 1 else 0 end) as "late",
        sum(case when not r."isLate" and r."isOpen" then 1 else 0 end) as "waiting",
        sum(case when not r."isLate" and not r."isOpen" and r."answeredAt" is not null then 1 else 0 end) as "onTime",
        sum(case when r."hasThanks" and r."answeredAt" is not null then 1 else 0 end) as "thanks"
      from (
        select "kind", "answeredAt", "hasThanks", "state" in (${open}) as "isOpen",
          "missedAt" is not null or ("state" in (${open}) and "dueAt" <= ${now.toISOString()}) as "isLate"
        from request where "contestId" = ${contestId}
      ) r group by r."kind"`
    const sum = (what: Figure) => kinds.reduce((total, row) => total + Number(row[what]), 0)
    return {
      ...{ asked: sum('asked'), onTime: sum('onTime'), waiting: sum('waiting'), thanks: sum('thanks') },
      late: byCount(kinds.map(({ kind, late }) => ({ kind, count: Number(late) })).filter(({ count }) => count > 0)),
    }
  }

  /** Contests in which a request has waited for one and a half times its promise, and no director knows yet. */
  async contestsToEscalate(now: Date): Promise<string[]> {
    const rows = await this.uow.sql<{ contestId: string }>`
      select distinct r."contestId" from request r join contest c on c."id" = r."contestId"
      where r."state" in ('asked', 'taken', 'reopened') and r."escalatedAt" is null
        and r."escalatesAt" <= ${now.toISOString()} and c."status" <> 'closed'`
    return rows.map(({ contestId }) => contestId)
  }

  async toEscalate(contestId: string, now: Date): Promise<Request[]> {
    const open = await this.list(contestId, true)
    return open.filter(({ escalatedAt, escalatesAt }) => !escalatedAt && escalatesAt <= now)
  }

  async add(request: Request): Promise<void> {
    await this.uow.manager.insert(Request, request)
  }

  async change(request: Request): Promise<void> {
    const { id, ...rest } = request
    await this.uow.manager.update(Request, { id }, rest)
  }

  /** Behind the steps that it has. */
  async addStep({ request, act, accountId, text, at }: Omit<RequestStepRow, 'position'>): Promise<void> {
    await this.uow.sql`
      insert into request_step ("request", "position", "act", "accountId", "text", "at")
      select ${request}, coalesce(max("position"), -1) + 1, ${act}, ${accountId}, ${text}, ${at.toISOString()}
      from request_step where "request" = ${request}`
  }

  lastStep(request: string): Promise<RequestStepRow | null> {
    return this.uow.manager.findOne(RequestStepRow, { where: { request }, order: { position: 'DESC' } })
  }

  async pageOf(requests: Request[]): Promise<RequestPage> {
    const { manager } = this.uow
    const rows = await manager.find(RequestStepRow, {
      where: { request: In(requests.map(({ id }) => id)) },
      order: { request: 'ASC', position: 'ASC' },
    })
    const people = [
      ...requests.flatMap(({ accountId, ownerId }) => [accountId, ownerId]),
      ...rows.map((row) => row.accountId),
    ]
    const ids = [...new Set(people)].filter((id): id is string => id !== null)
    const accounts = await manager.find(Account, { select: { id: true, name: true }, where: { id: In(ids) } })
    const steps = new Map<string, RequestStepRow[]>()
    for (const row of rows) steps.set(row.request, [...(steps.get(row.request) ?? []), row])
    return { requests, steps, names: new Map(accounts.map(({ id, name }) => [id, name])) }
  }

  /** The accounts of a centre that direct it. */
  async directors(centerId: string): Promise<string[]> {
    const accounts = await this.uow.manager.find(Account, {
      select: { id: true },
      where: { centerId, role: 'director', isDisabled: false },
    })
    return accounts.map(({ id }) => id)
  }

  async terms(contestId: string): Promise<RequestTerms> {
    return (await this.uow.manager.findOneBy(RequestTermsRow, { contestId }))?.terms ?? DEFAULT_TERMS
  }

  async setTerms(contestId: string, terms: RequestTerms): Promise<void> {
    await this.uow.manager.upsert(RequestTermsRow, { contestId, terms }, ['contestId'])
  }
}
