import { Injectable } from '@nestjs/common'
import {
  CountingStepRow,
  Opportunity,
  OpportunityCustomer,
  OpportunityStepRow,
} from '#server/field/opportunities/opportunity.entity'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import type { CountingStep } from '#shared/field/opportunities/contract'
import type { OpportunityStep } from '#shared/field/opportunities/steps'
import type { Day } from '#shared/platform/time/time'

/** A deal with its customer, and the newest step that a person took. */
export interface ListedOpportunity {
  id: string
  participantId: string
  step: OpportunityStep
  isLost: boolean
  what: string
  feeFen: number | null
  nextOn: Day | null
  metricId: string | null
  dealId: string | null
  createdAt: string
  steppedAt: string
  name: string | null
  phone: string | null
  act: 'moved' | 'lost' | 'undone' | null
  reason: string | null
  requestId: string | null
  recorderId: string | null
}

/** So many that are lost or complete are listed, the newest first. */
const MOST_OVER = 50
const MOST_OPEN = 2_000
const AT_ONCE = 500

/** Deals of several steps, their history, and at which step metrics count. */
@Injectable()
export class OpportunitiesRepository {
  constructor(private readonly uow: UnitOfWork) {}

  find(contestId: string, id: string): Promise<Opportunity | null> {
    return this.uow.manager.findOneBy(Opportunity, { contestId, id })
  }

  /** Of any contest: a new one may not take its id. */
  existing(id: string): Promise<Opportunity | null> {
    return this.uow.manager.findOneBy(Opportunity, { id })
  }

  ofDeal(contestId: string, dealId: string): Promise<Opportunity[]> {
    return this.uow.manager.findBy(Opportunity, { contestId, dealId })
  }

  async add(opportunity: Opportunity, customer: { name: string; phone: string | null }): Promise<void> {
    const { id: opportunityId, contestId } = opportunity
    await this.uow.manager.insert(Opportunity, opportunity)
    await this.uow.manager.insert(OpportunityCustomer, { opportunityId, contestId, ...customer })
  }

  async change(id: string, values: Partial<Opportunity>): Promise<void> {
    await this.uow.manager.update(Opportunity, { id }, values)
  }

  customerOf(opportunityId: string): Promise<OpportunityCustomer | null> {
    return this.uow.manager.findOneBy(OpportunityCustomer, { opportunityId })
  }

  async nameCustomer(customer: OpportunityCustomer): Promise<void> {
    await this.uow.manager.upsert(OpportunityCustomer, customer, ['opportunityId'])
  }

  findStep(contestId: string, recorderId: string, requestId: string): Promise<OpportunityStepRow | null> {
    return this.uow.manager.findOneBy(OpportunityStepRow, { contestId, recorderId, requestId })
  }

  /** The history of one, from the first. */
  steps(opportunityId: string): Promise<OpportunityStepRow[]> {
    return this.uow.manager.find(OpportunityStepRow, { where: { opportunityId }, order: { position: 'ASC' } })
  }

  async addStep(step: Omit<OpportunityStepRow, 'position'>): Promise<void> {
    const position = await this.uow.manager.countBy(OpportunityStepRow, { opportunityId: step.opportunityId })
    await this.uow.manager.insert(OpportunityStepRow, { ...step, position })
  }

  /** Those that are open, and the newest of the others; of one participant where it is given. */
  async list(contestId: string, participantId?: string): Promise<ListedOpportunity[]> {
    const open = await this.some(contestId, participantId, { isOver: 0, limit: MOST_OPEN })
    const over = await this.some(contestId, participantId, { isOver: 1, limit: MOST_OVER })
    return [...open, ...over]
  }

  async one(contestId: string, id: string): Promise<ListedOpportunity | undefined> {
    return (await this.some(contestId, undefined, { id, limit: 1 }))[0]
  }

  /** In the order of their ids, after the one that the last page ended with. */
  page(contestId: string, after: string): Promise<ListedOpportunity[]> {
    return this.some(contestId, undefined, { after, limit: AT_ONCE })
  }

  /** How many each participant has at each step, lost ones too. */
  async reached(contestId: string): Promise<{ participantId: string; step: OpportunityStep; count: number }[]> {
    const rows = await this.uow.sql<{ participantId: string; step: OpportunityStep; count: number | string }>`
      select o."participantId", o."step", count(*) as "count" from opportunity o
      where o."contestId" = ${contestId} group by o."participantId", o."step"`
    return rows.map((row) => ({ ...row, count: Number(row.count) }))
  }

  /** What is open at each step, and how many were lost. */
  async sums(contestId: string): Promise<{ step: OpportunityStep; isLost: boolean; count: number; feeFen: number }[]> {
    const rows = await this.uow.sql<Record<'isLost' | 'count' | 'fee', number | string> & { step: OpportunityStep }>`
      select o."step", case when o."isLost" then 1 else 0 end as "isLost", count(*) as "count",
        coalesce(sum(o."feeFen"), 0) as "fee"
      from opportunity o where o."contestId" = ${contestId} group by o."step", o."isLost"`
    return rows.map(({ step, isLost, count, fee }) => ({
      ...{ step, isLost: Number(isLost) === 1, count: Number(count), feeFen: Number(fee) },
    }))
  }

  async counting(contestId: string): Promise<CountingStep[]> {
    return (await this.uow.manager.findOneBy(CountingStepRow, { contestId }))?.steps ?? []
  }

  async setCounting(contestId: string, steps: CountingStep[]): Promise<void> {
    await this.uow.manager.upsert(CountingStepRow, { contestId, steps }, ['contestId'])
  }

  private async some(
    contestId: string,
    participantId: string | undefined,
    { isOver, id, after, limit }: { isOver?: 0 | 1; id?: string; after?: string; limit: number },
  ): Promise<ListedOpportunity[]> {
    const rows = await this.uow.sql<Omit<ListedOpportunity, 'isLost'> & { isLost: number }>`
      select o."id", o."participantId", o."step", case when o."isLost" then 1 else 0 end as "isLost", o."what",
        o."feeFen", o."nextOn", o."metricId", o."dealId", o."createdAt", o."steppedAt", c."name", c."phone",
        s."act", s."reason", s."requestId", s."recorderId"
      from opportunity o
      left join opportunity_customer c on c."opportunityId" = o."id"
      left join opportunity_step s on s."opportunityId" = o."id" and s."position" = (
        select max(l."position") from opportunity_step l
        where l."opportunityId" = o."id" and l."act" in ('moved', 'lost', 'undone'))
      where o."contestId" = ${contestId}
        and (${participantId === undefined ? 1 : 0} = 1 or o."participantId" = ${participantId ?? ''})
        and (${id === undefined ? 1 : 0} = 1 or o."id" = ${id ?? ''}) and o."id" > ${after ?? ''}
        and (${isOver === undefined ? 1 : 0} = 1
          or case when o."isLost" or o."step" = 'complete' then 1 else 0 end = ${isOver ?? 0})
      order by case when ${after === undefined ? 1 : 0} = 1 then o."steppedAt" end desc, o."id" limit ${limit}`
    return rows.map((row) => ({ ...row, isLost: Number(row.isLost) === 1 }))
  }
}
