import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { ListWeekReader } from '#server/field/lists/list-week.reader'
import { FactReader } from '#server/journal/facts/fact.reader'
import { Deal } from '#server/ledger/deals/deal.entity'
import { ReversalsService } from '#server/ledger/deals/reversals/reversals.service'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import type { Occasion } from '#server/ritual/battle-reports/report-figures.reader'
import { periodOf } from '#server/ritual/battle-reports/report-rules'
import { LessonsReader } from '#server/ritual/playbook/lessons.reader'
import type { LiveFact } from '#shared/live/facts'
import { dayOf } from '#shared/platform/time/time'
import type { DraftReportInput, FlashEvent, GoodNews } from '#shared/ritual/battle-reports/contract'

/** What a flash, good news or a summary of lists is about, read from tables and never taken from the request. */
@Injectable()
export class ReportOccasions {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly facts: FactReader,
    private readonly reversals: ReversalsService,
    private readonly weeks: ListWeekReader,
    private readonly lessons: LessonsReader,
  ) {}

  /** Inside the caller's unit; `day` where the occasion has one of its own. */
  async of(
    contest: LoadedContest,
    { kind, day, dealId, factSeq }: DraftReportInput,
  ): Promise<Occasion & { day: string | undefined }> {
    if (kind === 'good_news' && dealId) return this.ofDeal(contest, dealId)
    if (kind === 'flash' && factSeq) return this.ofFact(contest, factSeq)
    const none = { flash: null, goodNews: null, day: undefined }
    return kind === 'lists' ? { ...none, lists: await this.ofLists(contest, day ?? contest.ledgerDay) } : none
  }

  private async ofLists(contest: LoadedContest, day: string): Promise<NonNullable<Occasion['lists']>> {
    const week = periodOf('lists', day, contest, contest.today)
    const lesson = await this.lessons.bestOf(contest.id, week)
    return { ...(await this.weeks.of(contest, week)), lesson }
  }

  private async ofFact(contest: LoadedContest, seq: number) {
    const found = await this.facts.public(contest.id, seq)
    const flash = found && flashOf(seq, found.fact)
    if (!found || !flash)
      throw new AppError('invalid_input', { fields: [{ path: 'factSeq', message: 'not an overtake, not a goal' }] })
    return { flash, goodNews: null, day: dayOf(found.at, contest.timezone) }
  }

  private async ofDeal(contest: LoadedContest, dealId: string) {
    const { manager } = this.uow
    const deal = await manager.findOneBy(Deal, { id: dealId, contestId: contest.id })
    const seller = deal && contest.rules.participant(deal.participantId)
    if (!deal || !seller) throw new AppError('not_found')
    if (await this.reversals.isFullyReversed(dealId)) throw new AppError('deal_taken_back')
    const { lines, nthOfDay } = deal.answer
    const quantities: Record<string, number> = {}
    for (const { metricId, quantity } of lines) quantities[metricId] = (quantities[metricId] ?? 0) + quantity
    const goodNews: GoodNews = {
      dealId,
      participantId: seller.id,
      name: seller.name,
      teamId: seller.teamId,
      lines: quantities,
      points: lines.reduce((sum, line) => sum + line.points, 0),
      nthOfDay,
    }
    return { flash: null, goodNews, day: deal.businessDate }
  }
}

function flashOf(seq: number, fact: LiveFact): FlashEvent | undefined {
  if (fact.type === 'lead.changed') {
    const { teamId, overTeamId, by } = fact
    return { type: 'overtake', seq, teamId, overTeamId, by }
  }
  if (fact.type !== 'goal.reached') return undefined
  const { teamId, metricId, level, value } = fact
  return { type: 'goal', seq, teamId, metricId, level, value }
}
