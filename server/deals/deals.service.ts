import { randomUUID } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { Clock } from '#server/clock'
import { ContestsService } from '#server/contests/contests.service'
import type { LoadedContest } from '#server/contests/loaded-contest'
import { UnitOfWork } from '#server/database/unit-of-work'
import { crossedGoals, leadChange, teamOpened } from '#server/deals/deal-facts'
import { digestOf, linesOf, mustBeRecordable } from '#server/deals/deal-rules'
import { DealsRepository } from '#server/deals/deals.repository'
import { DutyService } from '#server/duty/duty.service'
import { AppError } from '#server/http/app-error'
import type { Person } from '#server/http/caller'
import { LiveJournal, type NewFact } from '#server/live/live.journal'
import { sellerOf } from '#server/participants/seller'
import { stateOf } from '#server/pledges/pledge-rules'
import type { PledgeBrief } from '#server/pledges/pledges.repository'
import { PledgesService } from '#server/pledges/pledges.service'
import { StandingsService } from '#server/standings/standings.service'
import { emptySpan, type Raise, raised, type Tallies } from '#server/standings/tallies'
import type { ParticipantView } from '#shared/contest'
import type { DealLine, RecordDealInput, RecordedDeal } from '#shared/deal'
import { dayOf } from '#shared/time'

/** A deal that may be written: its numbers before and after, and what the seller had pledged. */
interface Sale {
  contest: LoadedContest
  seller: ParticipantView
  raise: Raise
  before: Tallies
  after: Tallies
  pledge: PledgeBrief | undefined
  isToday: boolean
  answer: RecordedDeal
}

/** Records sales in the ledger. */
@Injectable()
export class DealsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly contests: ContestsService,
    private readonly deals: DealsRepository,
    private readonly standings: StandingsService,
    private readonly pledges: PledgesService,
    private readonly journal: LiveJournal,
    // Seven parts, as a sale is where everything meets.
    private readonly duty: DutyService,
  ) {}

  /** Appends one sale and tells the room. A repeated `requestId` gets the first answer again, whatever has changed since. */
  record(person: Person, contestId: string, input: RecordDealInput): Promise<RecordedDeal> {
    const digest = digestOf(input)
    return this.uow.writeContest(contestId, async () => {
      const contest = await this.contests.loadFor(person, contestId)
      const repeated = await this.deals.findByRequest(contestId, person.accountId, input.requestId)
      if (repeated) {
        if (repeated.digest !== digest) throw new AppError('request_reused')
        return repeated.answer
      }
      contest.mustTakeWrites(person)
      const now = this.clock.now()
      const sale = await this.prepare(contest, person, input, now)
      await this.standings.raise(sale.raise)
      await this.deals.add({ recorderId: person.accountId, digest, input, answer: sale.answer })
      const facts = await this.factsOf(sale)
      await this.journal.append(contestId, sale.raise.seq, facts, now)
      this.standings.keep(sale.answer, sale.raise.seq + facts.length - 1, sale.after)
      return sale.answer
    })
  }

  private async prepare(contest: LoadedContest, person: Person, input: RecordDealInput, now: Date): Promise<Sale> {
    const seller = sellerOf(contest, person, input.participantId)
    const today = dayOf(now, contest.timezone)
    mustBeRecordable(contest, person, input.businessDate, today)
    const lines = linesOf(contest, input.items)
    const raise: Raise = {
      contestId: contest.id,
      participantId: seller.id,
      teamId: seller.teamId,
      businessDate: input.businessDate,
      seq: contest.headSeq + 1,
      lines,
      deals: 1,
    }
    const before = await this.standings.talliesAt(contest, seller.id, input.businessDate)
    const after = raised(before, raise)
    const pledge = await this.pledges.brief(contest.id, input.businessDate, seller.id)
    const answer: RecordedDeal = {
      id: randomUUID(),
      contestId: contest.id,
      seq: raise.seq,
      participantId: seller.id,
      teamId: seller.teamId,
      businessDate: input.businessDate,
      recordedAt: now.toISOString(),
      lines,
      nthOfDay: after.own.day.deals,
      day: after.own.day,
      whole: after.own.whole,
      pledgeState: pledge ? stateOf(contest.view, pledge, after.own.day) : null,
      isPossibleDuplicate: await this.isPossibleDuplicate(contest.id, input.reference, lines),
    }
    return { contest, seller, raise, before, after, pledge, isToday: input.businessDate === today, answer }
  }

  private isPossibleDuplicate(contestId: string, reference: string | undefined, lines: DealLine[]): Promise<boolean> {
    if (!reference) return Promise.resolve(false)
    return this.deals.hasReference(
      contestId,
      reference,
      lines.map((line) => line.metricId),
    )
  }

  /** The deal itself, then what follows from it; a back-dated deal moves the boards and nothing else. */
  private async factsOf(sale: Sale): Promise<NewFact[]> {
    const { contest, seller, raise, before, after, answer, isToday } = sale
    const { whole, day } = after.teams.get(seller.teamId) ?? emptySpan()
    const recorded: NewFact = {
      fact: {
        type: 'deal.recorded',
        dealId: answer.id,
        participantId: seller.id,
        name: seller.name,
        businessDate: raise.businessDate,
        lines: answer.lines,
        nthOfDay: answer.nthOfDay,
        isSilent: !isToday,
        isFirstOfDay: answer.nthOfDay === 1,
        team: { teamId: seller.teamId, whole, day },
        pledgeState: answer.pledgeState,
      },
    }
    const facts = [recorded]
    if (isToday) {
      facts.push(...leadChange(before, after))
      if (answer.nthOfDay === 1) {
        const absent = await this.duty.absentSellers(contest.id, raise.businessDate)
        facts.push(...teamOpened(contest, after, seller, raise.businessDate, absent))
      }
      facts.push(...(await this.pledgeKept(sale, raise.seq + facts.length)))
    }
    for (const goal of crossedGoals(contest, before, after, seller.teamId, raise.lines))
      if (await this.deals.markGoalReached(contest.id, goal, raise.seq + facts.length))
        facts.push({ fact: { type: 'goal.reached', ...goal } })
    return facts
  }

  /** Told once per member and day. */
  private async pledgeKept({ contest, seller, raise, pledge, answer }: Sale, seq: number): Promise<NewFact[]> {
    if (answer.pledgeState !== 'kept' || !pledge || pledge.keptSeq !== null) return []
    await this.pledges.markKept(contest.id, raise.businessDate, seller.id, seq)
    return [{ fact: { type: 'pledge.kept', participantId: seller.id, name: seller.name, day: raise.businessDate } }]
  }
}
