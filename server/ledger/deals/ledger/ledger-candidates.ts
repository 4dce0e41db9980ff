import { Injectable } from '@nestjs/common'
import type { LedgerAsked } from '#server/ledger/deals/ledger/ledger-filters'
import { UnitOfWork } from '#server/platform/database/unit-of-work'

/** Numbers among which all deals of a filter are: a page of them below a number, and some that are known at once. */
export interface Candidates {
  below?: (seq: number, atMost: number) => Promise<number[]>
  /** The newest first. */
  fixed: number[]
}

/** Beyond so many one by one costs more than to look through the ledger. */
const MOST_FIXED = 5_000

/** Finds where to look for the deals of a filter by the keys of people, metrics and acts, so that none is searched for. */
@Injectable()
export class LedgerCandidates {
  constructor(private readonly uow: UnitOfWork) {}

  /** Undefined where no key leads to them. */
  async of(asked: LedgerAsked): Promise<Candidates | undefined> {
    const { contestId, filter, scope } = asked
    const { participantId, metricId, teamId } = filter
    if (participantId) return { below: (seq, atMost) => this.ofSeller(participantId, seq, atMost), fixed: [] }
    if (scope) return fixed(await this.ofMember(contestId, scope.participantId, scope.recorderId))
    if (filter.isWithdrawn === 'true') return fixed(await this.withdrawn(contestId))
    if (filter.isPending || filter.isHeld)
      return fixed(await this.waiting(contestId, filter.isHeld ? 'review' : 'activation'))
    if (metricId) {
      const found = fixed(await this.waitingFor(contestId, metricId))
      return found && { ...found, below: (seq, atMost) => this.ofMetric(asked, metricId, seq, atMost) }
    }
    if (teamId) return { below: (seq, atMost) => this.ofTeam(contestId, teamId, seq, atMost), fixed: [] }
    return undefined
  }

  private async ofSeller(participantId: string, below: number, atMost: number): Promise<number[]> {
    return seqs(
      await this.uow.sql`
        select "seq" from deal where "participantId" = ${participantId} and "seq" < ${below} order by "seq" desc limit ${atMost}`,
    )
  }

  /** What a member sold, and what they recorded for others. */
  private async ofMember(contestId: string, participantId: string, recorderId: string): Promise<number[]> {
    return seqs(
      await this.uow.sql`
        select "seq" from deal where "participantId" = ${participantId}
        union select "seq" from deal where "contestId" = ${contestId} and "recorderId" = ${recorderId}
        limit ${MOST_FIXED + 1}`,
    )
  }

  private async ofTeam(contestId: string, teamId: string, below: number, atMost: number): Promise<number[]> {
    return seqs(
      await this.uow.sql`
        select d."seq" from participant p join deal d on d."participantId" = p."id" and d."seq" < ${below}
        where p."contestId" = ${contestId} and p."teamId" = ${teamId} order by d."seq" desc limit ${atMost}`,
    )
  }

  /** The numbers of entries: those of sales are their deal's, others belong to no deal and are left out later. */
  private async ofMetric({ contestId, filter }: LedgerAsked, metricId: string, below: number, atMost: number) {
    const { teamId } = filter
    return seqs(
      teamId
        ? await this.uow.sql`
            select distinct e."seq" from participant p
            join ledger_entry e on e."participantId" = p."id" and e."metricId" = ${metricId} and e."seq" < ${below}
            where p."contestId" = ${contestId} and p."teamId" = ${teamId} order by e."seq" desc limit ${atMost}`
        : await this.uow.sql`
            select distinct e."seq" from participant p
            join ledger_entry e on e."participantId" = p."id" and e."metricId" = ${metricId} and e."seq" < ${below}
            where p."contestId" = ${contestId} order by e."seq" desc limit ${atMost}`,
    )
  }

  /** Deals with a line of the metric that waits or has waited. */
  private async waitingFor(contestId: string, metricId: string): Promise<number[]> {
    return seqs(
      await this.uow.sql`
        select d."seq" from pending_line p join deal d on d."id" = p."dealId"
        where p."contestId" = ${contestId} and p."metricId" = ${metricId} limit ${MOST_FIXED + 1}`,
    )
  }

  private async waiting(contestId: string, what: 'activation' | 'review'): Promise<number[]> {
    return seqs(
      await this.uow.sql`
        select d."seq" from pending_line p join deal d on d."id" = p."dealId"
        where p."contestId" = ${contestId} and p."state" = 'pending' and p."waitsFor" = ${what} limit ${MOST_FIXED + 1}`,
    )
  }

  private async withdrawn(contestId: string): Promise<number[]> {
    return seqs(
      await this.uow.sql`
        select d."seq" from withdrawal w join deal d on d."id" = w."dealId"
        where w."contestId" = ${contestId} order by w."seq" desc limit ${MOST_FIXED + 1}`,
    )
  }
}

const seqs = (rows: readonly Record<string, unknown>[]): number[] => rows.map(({ seq }) => Number(seq))

function fixed(found: number[]): Candidates | undefined {
  if (found.length > MOST_FIXED) return undefined
  return { fixed: [...new Set(found)].sort((a, b) => b - a) }
}
