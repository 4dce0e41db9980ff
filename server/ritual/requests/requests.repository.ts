import { Injectable } from '@nestjs/common'
import { In, Not } from 'typeorm'
import { Deal } from '#server/ledger/deals/deal.entity'
import { Account } from '#server/platform/accounts/account.entity'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { Request, RequestStepRow, RequestTermsRow } from '#server/ritual/requests/request.entity'
import { type Clocked, OPEN_STATES } from '#server/ritual/requests/request-rules'
import { DEFAULT_TERMS, type RequestTerms } from '#shared/ritual/requests/terms'

/** How many requests that need no answer are listed. */
const VISIBLE_CLOSED = 100

/** Requests with their steps and the names that they are shown with. */
export interface RequestPage {
  requests: Request[]
  steps: Map<string, RequestStepRow[]>
  names: Map<string, string>
}

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

  /** What counting needs of all requests of a contest. */
  clocked(contestId: string): Promise<Clocked[]> {
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
      where: { contestId },
    })
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

  async addStep(step: Omit<RequestStepRow, 'position'>): Promise<void> {
    const position = await this.uow.manager.countBy(RequestStepRow, { request: step.request })
    await this.uow.manager.insert(RequestStepRow, { ...step, position })
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
