import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { AttendanceService } from '#server/contest/duty/attendance.service'
import { DutyService } from '#server/contest/duty/duty.service'
import { DailyReports } from '#server/ritual/meetings/daily-reports'
import { NeedsReader } from '#server/ritual/meetings/needs.reader'
import { PledgesService } from '#server/ritual/pledges/pledges.service'
import { isActive } from '#shared/contest/duty/contract'
import type { MeetingView } from '#shared/ritual/meetings/contract'
import type { RecordDetails } from '#shared/ritual/meetings/record'
import type { PledgeView } from '#shared/ritual/pledges/contract'

/** What 会议记录 says of a meeting besides its agenda; inside the caller's unit. */
@Injectable()
export class RecordDetailsReader {
  constructor(
    private readonly duty: DutyService,
    private readonly attendance: AttendanceService,
    private readonly pledges: PledgesService,
    private readonly needs: NeedsReader,
    private readonly reports: DailyReports,
  ) {}

  async of(contest: LoadedContest, view: MeetingView): Promise<RecordDetails> {
    const pledges = await this.pledges.wall(contest, view.day)
    const nameOf = (id: string) => contest.rules.participant(id)?.name ?? ''
    return {
      ...(await this.roll(contest, view)),
      teams: await this.teams(contest, view, pledges),
      yesterday: await this.yesterday(contest, view),
      supports: pledges
        .filter(({ support }) => support !== '')
        .map(({ participantId, support }) => ({ name: nameOf(participantId), what: support })),
    }
  }

  /** 签到 belongs to the morning; in the evening only who is away is known. */
  private async roll(contest: LoadedContest, { kind, day }: MeetingView) {
    const absences = new Map(
      (await this.duty.absencesOf(contest.id, day)).map((each) => [each.participantId, each.kind]),
    )
    const marks = kind === 'morning' ? await this.attendance.ofDay(contest.id, day) : []
    const stateOf = new Map(marks.map((each) => [each.participantId, each.state]))
    const people = contest.view.participants.filter((each) => isActive(each, day))
    const onDuty = people.filter(({ id }) => !absences.has(id))
    const named = (state: string | undefined) =>
      onDuty.filter(({ id }) => stateOf.get(id) === state).map(({ name }) => name)
    return {
      due: people.length,
      onTime: named('on_time'),
      late: named('late'),
      missing: named(undefined),
      away: people.flatMap(({ id, name }) => {
        const absence = absences.get(id)
        return absence ? [{ name, kind: absence }] : []
      }),
    }
  }

  private async teams(
    contest: LoadedContest,
    { day }: MeetingView,
    pledges: readonly PledgeView[],
  ): Promise<RecordDetails['teams']> {
    const present = await this.duty.present(contest, day)
    // What today's figures say of an earlier day is not what it needed.
    const needs = day === contest.today ? await this.needs.ofTeams(contest, day) : undefined
    return contest.view.teams.map(({ id }) => {
      const members = contest.view.participants.filter((each) => each.teamId === id)
      const own = pledges.filter(({ participantId }) => members.some((each) => each.id === participantId))
      const quantities: Record<string, number> = {}
      for (const { metricId, quantity } of own.flatMap(({ lines }) => lines))
        quantities[metricId] = (quantities[metricId] ?? 0) + quantity
      const onDuty = members.filter((each) => present.has(each.id)).length
      return { teamId: id, onDuty, pledged: own.length, quantities, needed: needs?.get(id) ?? {} }
    })
  }

  private async yesterday(contest: LoadedContest, { agenda }: MeetingView): Promise<RecordDetails['yesterday']> {
    const item = agenda.find((each) => each.type === 'yesterday')
    const report = item ? await this.reports.published(contest.id, item.day) : null
    return report ? report.brief() : null
  }
}
