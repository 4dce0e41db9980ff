import { Injectable } from '@nestjs/common'
import { ContestsService } from '#server/contest/contests/contests.service'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { TerritoriesReader } from '#server/contest/territories/territories.reader'
import type { TerritoryMap } from '#server/contest/territories/territory-map'
import type { Deal } from '#server/ledger/deals/deal.entity'
import {
  actOf,
  cancelledLines,
  helperView,
  lineHistory,
  numberDueOf,
  numbersIn,
  reassignmentOf,
  reviewOf,
} from '#server/ledger/deals/ledger/deal-history'
import { type DealHistory, type LedgerPage, LedgerRepository } from '#server/ledger/deals/ledger/ledger.repository'
import type { LedgerScope } from '#server/ledger/deals/ledger/ledger-filters'
import { isCustomer, soughtIn } from '#server/ledger/deals/ledger/sought'
import { ReportedDeals } from '#server/ledger/deals/reversals/reported-deals'
import { mayWithdraw } from '#server/ledger/deals/reversals/withdrawals.service'
import { mayNumber, metricsWith } from '#server/ledger/deals/review-rules'
import { keepsLedger, type Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import { Clock } from '#server/platform/settings/clock'
import { takesWrites } from '#shared/contest/contests/contract'
import { maskCustomer } from '#shared/ledger/customers/contract'
import type { DealPage, DealView, FindDeals, LineState, ListDeals } from '#shared/ledger/deals/contract'

/** The ledger as people read it: directors and clerks all of it, members their own deals and those they recorded for others. */
@Injectable()
export class LedgerService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly contests: ContestsService,
    private readonly ledger: LedgerRepository,
    private readonly reported: ReportedDeals,
    private readonly territories: TerritoriesReader,
  ) {}

  async page(person: Person, contestId: string, filter: ListDeals): Promise<DealPage> {
    return (await this.read(person, contestId, filter)).page
  }

  /** `customersOf` are the numbers of deals that were found by a customer whom the reader sees masked. */
  find(person: Person, contestId: string, { words, ...filter }: FindDeals) {
    return this.read(person, contestId, filter, words)
  }

  private read(person: Person, contestId: string, filter: ListDeals, typed = '') {
    return this.uow.read(async () => {
      const contest = await this.contests.loadFor(person, contestId)
      const territories = await this.territories.of(contest)
      const numbered = metricsWith(contest, (rule) => rule === 'same_day')
      const scope = scopeOf(contest, person, filter)
      const words = typed === '' ? [] : soughtIn(typed, contest.view.participants)
      const page = await this.ledger.page({ contestId, headSeq: contest.headSeq, filter, scope, numbered, words })
      const shown = page.deals.slice(0, filter.limit)
      const isReported = keepsLedger(person) ? () => false : await this.reported.of(contestId)
      const deals = shown.map((deal) => this.toView({ contest, territories }, person, deal, page, isReported(deal)))
      const isFoundBy = ({ id }: DealView) => {
        const { customer } = historyIn(page, id)
        return customer !== undefined && words.some((word) => isCustomer(customer, word))
      }
      return {
        page: { deals, next: page.deals.length > filter.limit ? (shown.at(-1)?.seq ?? null) : page.rest },
        customersOf: deals.filter((deal) => deal.canReveal && isFoundBy(deal)).map(({ seq }) => seq),
      }
    })
  }

  private toView(
    { contest, territories }: { contest: LoadedContest; territories: TerritoryMap },
    person: Person,
    deal: Deal,
    page: LedgerPage,
    isReported: boolean,
  ): DealView {
    const history = historyIn(page, deal.id)
    const nameOf = (participantId: string) => contest.rules.participant(participantId)?.name ?? ''
    const isOwn = contest.participantOf(person.accountId)?.id === deal.participantId
    const holds = isOwn && !history.reassignedTo
    const customer = history.customer && (holds ? history.customer : maskCustomer(history.customer))
    const isOpen = takesWrites(contest.status, keepsLedger(person)) && !history.withdrawal && !history.reassignedTo
    const lines = lineHistory(history)
    return {
      id: deal.id,
      seq: deal.seq,
      participantId: deal.participantId,
      participantName: nameOf(deal.participantId),
      teamId: history.entries[0]?.teamId ?? contest.rules.participant(deal.participantId)?.teamId ?? '',
      isForOther: contest.rules.accountOf(deal.participantId) !== deal.recorderId,
      source: deal.source,
      recordedBy: page.people.get(deal.recorderId) ?? '',
      businessDate: deal.businessDate,
      recordedAt: deal.recordedAt.toISOString(),
      lines,
      helper: helperView(deal, history, nameOf),
      ...numbersIn(deal, history),
      review: reviewOf(history),
      numberDueOn: isOpen ? numberDueOf(contest, deal, history, lines) : null,
      customerName: customer?.name ?? null,
      customerPhone: customer?.phone ?? null,
      canReveal: history.customer !== undefined && !holds && keepsLedger(person),
      area: deal.area,
      territory: (deal.territoryId && territories.find(deal.territoryId)?.name) || null,
      note: deal.note,
      withdrawal: history.withdrawal ? actOf(history.withdrawal, page) : null,
      cancellations: history.cancellations.map((each) => ({
        ...actOf(each, page),
        day: each.day,
        lines: cancelledLines(history, each.seq),
      })),
      reassignedTo: reassignmentOf(history.reassignedTo, history.reassignedTo?.newDealId, page, nameOf),
      reassignedFrom: reassignmentOf(history.reassignedFrom, history.reassignedFrom?.dealId, page, nameOf),
      ...this.rightsOf(contest, person, deal, history, {
        isOpen,
        isReported,
        states: new Set(lines.map(({ state }) => state)),
      }),
    }
  }

  private rightsOf(contest: LoadedContest, person: Person, deal: Deal, history: DealHistory, now: Moment) {
    const { isOpen, isReported, states } = now
    const isOwn = contest.participantOf(person.accountId)?.id === deal.participantId
    const may = mayWithdraw(person, deal, isOwn, this.clock.now())
    const keeps = keepsLedger(person) && isOpen
    const isHeld = states.has('held')
    const isLeft = states.has('counted') || states.has('pending')
    return {
      canWithdraw: isOpen && history.cancellations.length === 0 && may === 'yes' && !isReported,
      canCancel: keeps && isLeft && !isHeld,
      canReassign: keeps && (isLeft || isHeld),
      canActivate: keeps && !isHeld && states.has('pending'),
      canConfirm: keeps && isHeld,
      canAddNumbers: isOpen && mayNumber(person, contest, deal),
    }
  }
}

/** What decides what may be done to a deal now. */
interface Moment {
  isOpen: boolean
  isReported: boolean
  states: ReadonlySet<LineState>
}

/** The caller's part of the ledger; `undefined` is all of it. */
function scopeOf(contest: LoadedContest, person: Person, filter: ListDeals): LedgerScope | undefined {
  if (keepsLedger(person)) return undefined
  const own = contest.participantOf(person.accountId)
  if (!own) throw new AppError('not_a_participant')
  if (filter.participantId && filter.participantId !== own.id) throw new AppError('not_for_others')
  return { participantId: own.id, recorderId: person.accountId }
}

function historyIn(page: LedgerPage, dealId: string): DealHistory {
  const history = page.histories.get(dealId)
  if (!history) throw new Error(`Deal ${dealId} has no history`)
  return history
}
