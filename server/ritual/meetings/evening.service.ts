import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { type DailyFigures } from '#server/ledger/standings/daily.reader'
import { RecentDaysService } from '#server/ledger/standings/recent-days.service'
import { type MeetingState, type Prepared, textOf } from '#server/ritual/meetings/meeting-draft'
import { type PledgeOutcome, PledgeOutcomesService, rateOf } from '#server/ritual/pledges/pledge-outcomes.service'
import { isPersonal } from '#server/ritual/shortfalls/gap-rules'
import { ShortfallsService } from '#server/ritual/shortfalls/shortfalls.service'
import { VoicesService } from '#server/ritual/voices/voices.service'
import type { AgendaItem } from '#shared/ritual/meetings/items'
import type { ShortfallView } from '#shared/ritual/shortfalls/contract'

/** How many gaps the room looks at beside those that were spoken about. */
const GAPS_SHOWN = 3

/** 夕会: the day against its pledges, what is short, and what was learnt; whom to support is no part of it. */
@Injectable()
export class EveningService {
  constructor(
    private readonly recent: RecentDaysService,
    private readonly outcomes: PledgeOutcomesService,
    private readonly shortfalls: ShortfallsService,
    private readonly voices: VoicesService,
  ) {}

  async prepare(contest: LoadedContest, state: MeetingState): Promise<Prepared> {
    const { id, day } = state.meeting
    const days = await this.recent.upTo(contest, day)
    const outcomes = await this.outcomes.between(contest, day, day)
    const shortfalls = await this.shortfalls.of(days, outcomes, id)
    const voices = await this.voices.ofDay(contest.id, day)
    const agenda: AgendaItem[] = [
      resultOf(contest, day, days.sales, outcomes),
      { type: 'shortfalls', gaps: publicGaps(contest, shortfalls) },
      {
        type: 'cases',
        won: textOf(state, 'won'),
        lost: textOf(state, 'lost'),
        lessons: textOf(state, 'lessons'),
      },
      { type: 'voices', voices: voices.map(({ kind, text, count }) => ({ kind, text, count })) },
      { type: 'tomorrow', words: textOf(state, 'tomorrow') },
    ]
    return { agenda, defaults: {}, proposals: [], selection: [], lessons: [], shortfalls }
  }
}

/** Kept ones by name in seat order; of the others only how many there are. */
function resultOf(
  contest: LoadedContest,
  day: string,
  sales: DailyFigures,
  outcomes: readonly PledgeOutcome[],
): AgendaItem {
  const { teams, participants, metrics } = contest.view
  const kept = new Set(outcomes.filter((each) => each.isKept).map((each) => each.participantId))
  return {
    type: 'result',
    day,
    teams: teams.map((team) => {
      const members = participants.filter((each) => each.teamId === team.id)
      const ids = new Set(members.map((each) => each.id))
      const sum = (of: (id: string) => number) => members.reduce((total, each) => total + of(each.id), 0)
      return {
        teamId: team.id,
        metrics: Object.fromEntries(metrics.map(({ id }) => [id, sum((who) => sales.of(who, day).metrics[id] ?? 0)])),
        points: sum((who) => sales.of(who, day).points),
        ...rateOf(outcomes.filter((each) => ids.has(each.participantId))),
      }
    }),
    kept: participants.filter(({ id }) => kept.has(id)).map(({ id, name }) => ({ participantId: id, name })),
  }
}

/** The biggest, and those that were spoken about; never an area that so few hold that it names them. */
function publicGaps(contest: LoadedContest, gaps: readonly ShortfallView[]) {
  const shown = gaps.filter((gap) => !isPersonal(contest.view.participants, gap))
  const biggest = new Set(shown.slice(0, GAPS_SHOWN))
  return shown
    .filter((gap) => biggest.has(gap) || gap.id !== null)
    .map(({ metricId, teamId, area, actual, due, cause, action }) => ({
      metricId,
      teamId,
      area,
      actual,
      due,
      cause,
      action,
    }))
}
