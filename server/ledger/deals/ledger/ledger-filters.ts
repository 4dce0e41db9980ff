import type { SelectQueryBuilder } from 'typeorm'
import type { Deal } from '#server/ledger/deals/deal.entity'
import { narrowToWords, type Sought } from '#server/ledger/deals/ledger/sought'
import type { ListDeals } from '#shared/ledger/deals/contract'

/** Metrics whose sales may lack a number, and the first day of that rule. */
export interface Numbered {
  metricIds: readonly string[]
  since: string
}

/** The deals that a member sold, or recorded for others. */
export interface LedgerScope {
  participantId: string
  recorderId: string
}

/** What a page of the ledger is asked for; `numbered` matters where those are wanted that lack a number. */
export interface LedgerAsked {
  contestId: string
  headSeq: number
  filter: ListDeals
  scope: LedgerScope | undefined
  numbered: Numbered | undefined
  /** Each of them is found in the deal. */
  words?: readonly Sought[]
}

const HELD = `p."state" = 'pending' and p."waitsFor" = 'review'`

/** Adds every condition of the filter but its place in the order of numbers. */
export function narrow(query: SelectQueryBuilder<Deal>, { filter, scope, numbered, words = [] }: LedgerAsked): void {
  const { participantId, from, to, teamId, metricId, isWithdrawn } = filter
  if (participantId) query.andWhere('d.participantId = :participantId', { participantId })
  if (from) query.andWhere('d.businessDate >= :from', { from })
  if (to) query.andWhere('d.businessDate <= :to', { to })
  const waiting = (condition: string) =>
    `exists (select 1 from pending_line p where p."dealId" = d.id and ${condition})`
  // Teams do not change once a contest has started, so that the seller's team is that of each entry.
  if (teamId)
    query.andWhere('d."participantId" in (select s."id" from participant s where s."teamId" = :teamId)', { teamId })
  if (metricId) {
    // Counts rather than `exists`: joined by `or`, PostgreSQL would gather all entries of the metric for them.
    const entries = `select count(*) from ledger_entry e
      where e."dealId" = d.id and e."reverses" is null and e."metricId" = :metricId`
    const waits = 'select count(*) from pending_line p where p."dealId" = d.id and p."metricId" = :metricId'
    query.andWhere(`((${entries}) > 0 or (${waits}) > 0)`, { metricId })
  }
  if (filter.isPending) query.andWhere(waiting(`p."state" = 'pending' and p."waitsFor" = 'activation'`))
  if (filter.isHeld) query.andWhere(waiting(HELD))
  const withdrawn = 'exists (select 1 from withdrawal w where w."dealId" = d.id)'
  if (isWithdrawn) query.andWhere(isWithdrawn === 'true' ? withdrawn : `not ${withdrawn}`)
  if (filter.lacksNumber) lackNumber(query, numbered)
  narrowToWords(query, words, scope?.participantId)
  if (scope)
    query.andWhere('(d.participantId = :own or d.recorderId = :recorderId)', {
      own: scope.participantId,
      recorderId: scope.recorderId,
    })
}

/** 缺号码: 待核 deals, and sales that become 待核 unless their number comes. */
function lackNumber(query: SelectQueryBuilder<Deal>, numbered: Numbered | undefined): void {
  const held = `exists (select 1 from pending_line p where p."dealId" = d.id and ${HELD})`
  if (!numbered) return void query.andWhere(held)
  const effective = `exists (
    select 1 from ledger_entry e where e."dealId" = d.id and e."kind" = 'sale' and e."metricId" in (:...numberedIds)
      and not exists (select 1 from ledger_entry r where r."reverses" = e."id"))`
  const others = ['deal_number', 'deal_review'].map((table) => `select 1 from ${table} o where o."dealId" = d.id`)
  const known = [...others, `select 1 from ledger_entry o where o."dealId" = d.id and o."kind" = 'activation'`]
  const lacking = [
    ...['d.businessDate >= :numberedSince', 'd.reference is null', 'd.reassigns is null', effective],
    ...known.map((each) => `not exists (${each})`),
  ].join(' and ')
  query.andWhere(`(${held} or (${lacking}))`, { numberedIds: numbered.metricIds, numberedSince: numbered.since })
}
