import { randomUUID } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { TerritoriesReader } from '#server/contest/territories/territories.reader'
import { type TerritoryMap, territoryOf } from '#server/contest/territories/territory-map'
import { LiveJournal } from '#server/journal/facts/live.journal'
import type { NewFact } from '#server/journal/facts/numbered-facts'
import { DealsRepository, type NewDeal } from '#server/ledger/deals/deals.repository'
import { DayPledges } from '#server/ledger/deals/recording/day-pledges'
import { crossedGoals } from '#server/ledger/deals/recording/deal-facts'
import { byCounting, pricedLines } from '#server/ledger/deals/recording/deal-rules'
import { deltasOf } from '#server/ledger/deals/recording/deltas'
import { StandingsService } from '#server/ledger/standings/standings.service'
import { applyDeltas, mustStayExact, type StandingDelta, type Tallies, totalOf } from '#server/ledger/standings/tallies'
import type { Person } from '#server/platform/auth/caller'
import { newId } from '#server/platform/database/new-id'
import type { ParticipantView } from '#shared/contest/contests/contract'
import { pointsFor } from '#shared/contest/contests/quantities'
import type { RecordDealInput } from '#shared/ledger/deals/contract'
import { NO_TOTALS, type Totals } from '#shared/ledger/standings/contract'

/** A sale of one or several metrics that has passed every check. */
export interface ImportedSale
  extends Pick<RecordDealInput, 'reference' | 'customerName' | 'customerPhone' | 'area' | 'note'> {
  seller: ParticipantView
  businessDate: string
  lines: { metricId: string; quantity: number }[]
}

/** A line of a sale that is still to be recorded. */
export interface SoldLine {
  metricId: string
  quantity: number
}

type TeamTallies = Pick<Tallies, 'teams'>
type ImportFact = Extract<NewFact['fact'], { type: 'import.recorded' }>

/** Reads the teams' totals alone. */
const NO_PARTICIPANT = ''

/** Writes many sales at once, silently: by the rules of one sale, in few statements. */
@Injectable()
export class DealBatches {
  constructor(
    private readonly deals: DealsRepository,
    private readonly standings: StandingsService,
    private readonly pledges: DayPledges,
    private readonly journal: LiveJournal,
    private readonly territories: TerritoriesReader,
  ) {}

  /** Inside the unit that holds the contest; returns the ids of the new deals in the order of the sales. */
  async write(person: Person, contest: LoadedContest, sales: readonly ImportedSale[], now: Date): Promise<string[]> {
    const territories = await this.territories.of(contest)
    const facts = this.journal.reserve(contest)
    const deals = facts.numberNext(sales, (sale, seq) => dealOf(person, { contest, territories }, sale, seq, now))
    const sellers = [...new Set(deals.map(({ answer }) => answer.participantId))]
    const before = await this.standings.talliesOfAll(contest, sellers, contest.today)
    const deltas = deals.flatMap(deltasOfDeal)
    mustStayExact(before, deltas)
    const after = applyDeltas(before, deltas, contest.today)
    await this.standings.applyTogether(deltas)
    await this.deals.addAll(deals)
    const states = await this.pledgeStates(contest, sellers, (id) => after.own(id).day)
    await this.noteGoals(contest, before, after, deals)
    facts.addAll(factsOf(contest, deals, states))
    const head = await this.journal.write(facts, now)
    const last = deals.at(-1)
    if (last) this.standings.cacheTeams(last.answer, head, after, contest.today)
    return deals.map((deal) => deal.answer.id)
  }

  /** Whether the contest's totals have room for further sales, each counted on top of those before. */
  async room(contest: LoadedContest): Promise<(line: SoldLine) => boolean> {
    const { teams } = await this.standings.tallies(contest.id, NO_PARTICIPANT, contest.today)
    const taken = new Map<string, number>()
    const fits = (metricId: string, more: number) => {
      const sum = (taken.get(metricId) ?? totalOf(teams, metricId)) + more
      if (sum > Number.MAX_SAFE_INTEGER) return false
      taken.set(metricId, sum)
      return true
    }
    return ({ metricId, quantity }) => {
      const metric = contest.rules.findMetric(metricId)
      return !metric || (fits(metricId, quantity) && fits('', pointsFor(metric, quantity, metric.pointsPerUnit)))
    }
  }

  /** Of today's pledges of these people, in seat order. */
  private async pledgeStates(contest: LoadedContest, ids: readonly string[], dayOf: (id: string) => Totals) {
    const pledges = await this.pledges.ofAll(contest, ids, contest.today)
    return contest.view.participants.flatMap(({ id: participantId }) => {
      const state = pledges.get(participantId)?.stateAt(dayOf(participantId))
      return state ? [{ participantId, state }] : []
    })
  }

  /** A goal that an import takes a team across is marked as reached, so that no later sale claims it. */
  private async noteGoals(contest: LoadedContest, before: TeamTallies, after: TeamTallies, deals: readonly NewDeal[]) {
    const last = lastOf(deals)
    for (const teamId of new Set(deals.map(({ answer }) => answer.teamId))) {
      const lines = deals.flatMap(({ answer }) => (answer.teamId === teamId ? answer.lines : []))
      for (const goal of crossedGoals(contest, before, after, teamId, lines))
        await this.deals.markGoalReached(contest.id, goal, last)
    }
  }
}

const lastOf = (deals: readonly NewDeal[]): number => deals.reduce((seq, { answer }) => Math.max(seq, answer.seq), 0)

/** One fact per deal; the last one holds the changes of all of them. */
function factsOf(contest: LoadedContest, deals: readonly NewDeal[], pledges: ImportFact['pledges']): NewFact[] {
  const ofToday = deals.filter(({ answer }) => answer.businessDate === contest.today)
  const imported: ImportFact = {
    type: 'import.recorded',
    deals: deals.length,
    day: contest.today,
    participantIds: [...new Set(deals.map(({ answer }) => answer.participantId))],
    pledges: ofToday.length > 0 ? pledges : [],
  }
  const lines = deals.slice(0, -1).map(({ answer }): NewFact => ({ fact: { type: 'import.line', dealId: answer.id } }))
  return [...lines, { fact: imported }]
}

/** The stored answer holds no totals, as an import is not retried by its request. */
function dealOf(
  person: Person,
  { contest, territories }: { contest: LoadedContest; territories: TerritoryMap },
  sale: ImportedSale,
  seq: number,
  now: Date,
): NewDeal {
  const { seller, businessDate, lines, ...input } = sale
  const territoryId = territoryOf(territories, seller.id, businessDate, sale)
  const { counted, pending } = byCounting(contest, pricedLines(contest, lines, businessDate))
  const requestId = randomUUID()
  return {
    recorderId: person.accountId,
    digest: requestId,
    input: { requestId, territoryId, ...input },
    answer: {
      id: newId(),
      contestId: contest.id,
      seq,
      participantId: seller.id,
      teamId: seller.teamId,
      businessDate,
      recordedAt: now.toISOString(),
      lines: counted,
      ...(pending.length > 0 ? { pending } : {}),
      nthOfDay: 0,
      day: NO_TOTALS,
      whole: NO_TOTALS,
      pledgeState: null,
      isPossibleDuplicate: false,
    },
  }
}

function deltasOfDeal({ answer }: NewDeal): StandingDelta[] {
  const { contestId, participantId, teamId, businessDate, seq, lines, pending = [] } = answer
  const deals = lines.length > 0 ? 1 : 0
  return deltasOf({
    ...{ contestId, participantId, helperId: undefined, teamId, businessDate, seq },
    ...{ lines, deals, dayDeals: deals, pending },
  })
}
