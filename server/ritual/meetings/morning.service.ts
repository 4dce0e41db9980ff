import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { DutyService } from '#server/contest/duty/duty.service'
import { FlagReader } from '#server/ledger/standings/flag.reader'
import { type RecentDays, RecentDaysService } from '#server/ledger/standings/recent-days.service'
import { StandingsReader } from '#server/ledger/standings/standings.reader'
import { LessonOfTheDayService } from '#server/ritual/meetings/lesson-of-the-day.service'
import {
  isPraiseChosen,
  type MeetingState,
  type Prepared,
  praiseView,
  proposalOf,
  textOf,
} from '#server/ritual/meetings/meeting-draft'
import { MeetingsRepository } from '#server/ritual/meetings/meetings.repository'
import { candidates, selection } from '#server/ritual/meetings/praise-rules'
import { PledgeOutcomesService } from '#server/ritual/pledges/pledge-outcomes.service'
import { ShortfallsService } from '#server/ritual/shortfalls/shortfalls.service'
import { goalOf } from '#shared/contest/contests/contract'
import { mondayOf, weekBefore } from '#shared/contest/contests/span'
import { schedule } from '#shared/contest/duty/contract'
import { addDays } from '#shared/platform/time/time'
import type { AgendaItem } from '#shared/ritual/meetings/items'
import type { PraiseView } from '#shared/ritual/meetings/praise'

/** 晨会: prepares itself from the figures, so that it can be held without typing. */
@Injectable()
export class MorningService {
  constructor(
    private readonly duty: DutyService,
    private readonly recent: RecentDaysService,
    private readonly outcomes: PledgeOutcomesService,
    private readonly standings: StandingsReader,
    private readonly meetings: MeetingsRepository,
    private readonly lessons: LessonOfTheDayService,
    private readonly flags: FlagReader,
    // Eight parts, as the morning is where everything of the day before comes together.
    private readonly shortfalls: ShortfallsService,
  ) {}

  async prepare(contest: LoadedContest, state: MeetingState): Promise<Prepared> {
    const { id, day } = state.meeting
    const yesterday = await this.yesterday(contest, day)
    const choices = await this.lessons.choices(contest, id, yesterday)
    const evening = await this.meetings.lastClosedEvening(contest.id, day)
    const tomorrow = evening?.view.agenda.find((item) => item.type === 'tomorrow')
    const defaults = { lesson: choices[0]?.id ?? '', focus: tomorrow?.words ?? '' }
    const { proposals, chosen } = await this.praise(contest, state, yesterday)
    const lesson = await this.lessonItem(contest, textOf(state, 'lesson', defaults.lesson))
    const agenda: AgendaItem[] = [
      await this.rollCall(contest, day),
      { type: 'slogan', teams: contest.view.teams.map((team) => ({ teamId: team.id, slogan: team.slogan })) },
      { type: 'rally', words: textOf(state, 'rally') },
      ...(yesterday
        ? [{ ...(await this.report(contest, yesterday)), ...(await this.flag(contest, yesterday.day, day)) }]
        : []),
      { type: 'praise', praises: chosen },
      { type: 'pledges', needed: await this.needed(contest, day) },
      ...lesson,
      {
        type: 'focus',
        words: textOf(state, 'focus', defaults.focus),
        actions: await this.shortfalls.openActions(contest),
      },
      { type: 'go' },
    ]
    const lessons = choices.map((each) => ({ lessonId: each.id, title: each.title, uses: each.uses }))
    return { agenda, defaults, proposals, selection: chosen, lessons, shortfalls: [] }
  }

  /** The last working day before this one, whole; none on the first day. */
  private async yesterday(contest: LoadedContest, day: string): Promise<RecentDays | null> {
    const before = await this.recent.upTo(contest, addDays(day, -1))
    const last = before.days.at(-1)
    return last ? { ...before, day: last } : null
  }

  private async rollCall(contest: LoadedContest, day: string): Promise<AgendaItem> {
    const absences = await this.duty.absencesOf(contest.id, day)
    const absent = absences.flatMap(({ participantId, kind }) => {
      const name = contest.rules.participant(participantId)?.name
      return name === undefined ? [] : [{ participantId, name, kind }]
    })
    return { type: 'roll_call', onDuty: (await this.duty.present(contest, day)).size, absent }
  }

  private async report(contest: LoadedContest, { day, sales }: RecentDays): Promise<AgendaItem> {
    const teams = contest.view.teams.map((team) => {
      const members = contest.view.participants.filter((each) => each.teamId === team.id)
      const metrics = Object.fromEntries(
        contest.view.metrics.map(({ id }) => [
          id,
          members.reduce((sum, each) => sum + (sales.of(each.id, day).metrics[id] ?? 0), 0),
        ]),
      )
      return { teamId: team.id, metrics, points: members.reduce((sum, each) => sum + sales.of(each.id, day).points, 0) }
    })
    const report = await this.meetings.dailyReport(contest.id, day)
    const isOfThisEpoch = report?.epoch === contest.epoch
    const since = report && isOfThisEpoch ? await this.meetings.since(contest.id, day, report.seq) : null
    return { type: 'yesterday', day, teams, reportId: report?.id ?? null, since }
  }

  /** The first meeting of a week announces who won the last one. */
  private async flag(contest: LoadedContest, before: string, day: string): Promise<{ flagTeamId?: string }> {
    if (before >= mondayOf(day)) return {}
    const week = weekBefore(contest, day)
    const won = await this.flags.wonIn(contest, week, await this.duty.shares(contest, week.from, week.to))
    return won ? { flagTeamId: won.teamId } : {}
  }

  private async praise(contest: LoadedContest, state: MeetingState, yesterday: RecentDays | null) {
    if (!yesterday) return { proposals: [], chosen: state.praises.map((each) => praiseView(contest, each)) }
    const { day, days } = yesterday
    const outcomes = await this.outcomes.between(contest, days[0] ?? day, day)
    const uses = await this.meetings.helped(contest.id, day)
    const helped = new Map(
      uses.flatMap(({ accountId, uses: count }) => {
        const participant = contest.participantOf(accountId)
        return participant ? [[participant.id, count] as const] : []
      }),
    )
    const all = candidates({ days: yesterday, outcomes, helped })
    const proposals = all.map((each) => proposalOf(contest, state.meeting.id, each))
    const chosen: PraiseView[] = isPraiseChosen(state)
      ? state.praises.map((each) => praiseView(contest, each))
      : selection(all).map((each) => ({ ...proposalOf(contest, state.meeting.id, each), words: '' }))
    return { proposals, chosen }
  }

  /**
   * 今日需: what the whole contest needs today of each metric to be level with the schedule tonight, and never less than
   * an even day's share of what the target still lacks.
   */
  private async needed(contest: LoadedContest, day: string): Promise<Record<string, number>> {
    const lines = await this.standings.lines(contest, day)
    const left = Math.max(1, this.duty.workingDays(contest, day, contest.endsOn).length)
    const needs = contest.view.metrics.flatMap(({ id }) => {
      const goal = goalOf(contest.view, null, id)
      if (!goal) return []
      const quantity = (totals: (typeof lines)[number]['whole']) => totals.metrics[id]?.quantity ?? 0
      const sold = lines.reduce((sum, line) => sum + quantity(line.whole) - quantity(line.today), 0)
      const level = Math.ceil(goal.target * schedule(contest.view, day) - sold)
      return [[id, Math.max(0, level, Math.ceil((goal.target - sold) / left))]]
    })
    return Object.fromEntries(needs)
  }

  private async lessonItem(contest: LoadedContest, id: string): Promise<AgendaItem[]> {
    const lesson = id === '' ? null : await this.lessons.find(contest, id)
    if (!lesson) return []
    const { title, story, remark, authorName: author } = lesson
    return [{ type: 'lesson', lessonId: lesson.id, title, story, remark, author }]
  }
}
