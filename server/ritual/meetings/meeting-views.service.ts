import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { AttendanceService } from '#server/contest/duty/attendance.service'
import { DutyService } from '#server/contest/duty/duty.service'
import { StandingsReader } from '#server/ledger/standings/standings.reader'
import type { Person } from '#server/platform/auth/caller'
import { AgendaService } from '#server/ritual/meetings/agenda.service'
import {
  type MeetingKey,
  type MeetingState,
  newMeeting,
  type PreparedMeeting,
} from '#server/ritual/meetings/meeting-state'
import { MeetingsRepository } from '#server/ritual/meetings/meetings.repository'
import { MeetingPhotosRepository } from '#server/ritual/meetings/photos/meeting-photos.repository'
import { PledgesService } from '#server/ritual/pledges/pledges.service'
import { isActive } from '#shared/contest/duty/contract'
import type { MetricQuantity } from '#shared/ledger/deals/quantity'
import type { MeetingMinutes, MeetingView } from '#shared/ritual/meetings/contract'
import type { MeetingEditorView, MeetingFieldView } from '#shared/ritual/meetings/editor'
import { fieldsOf, type MeetingKind } from '#shared/ritual/meetings/items'
import { soldBeforeOf } from '#shared/ritual/pledges/sold-before'

const quantities = (lines: readonly MetricQuantity[]): Record<string, number> =>
  Object.fromEntries(lines.map(({ metricId, quantity }) => [metricId, quantity]))

/** The views of a meeting, for everyone and for its director; inside the caller's unit. */
@Injectable()
export class MeetingViewsService {
  constructor(
    private readonly meetings: MeetingsRepository,
    private readonly photos: MeetingPhotosRepository,
    private readonly agendas: AgendaService,
    private readonly duty: DutyService,
    private readonly attendance: AttendanceService,
    private readonly pledges: PledgesService,
    private readonly standings: StandingsReader,
  ) {}

  /** Before the unit that makes a view. */
  readAhead(person: Person, key: MeetingKey): Promise<void> {
    return this.agendas.readAhead(person, key)
  }

  /** As stored, or as it would begin. */
  async state(contest: LoadedContest, kind: MeetingKind, day: string): Promise<MeetingState> {
    const meeting = await this.meetings.find(contest.id, kind, day)
    if (!meeting)
      return { meeting: newMeeting(contest.id, kind, day), isStored: false, fields: [], praises: [], photos: [] }
    const fields = await this.meetings.fields(meeting.id)
    const praises = await this.meetings.praises(meeting.id)
    const photos = (await this.photos.ofMeeting(meeting.id)).map(({ id }) => id)
    return { meeting, isStored: true, fields, praises, photos }
  }

  /** The view of a meeting that is not closed; a closed one keeps its last. */
  viewOf(
    { meeting, photos }: MeetingState,
    { agenda, preset }: Pick<PreparedMeeting, 'agenda' | 'preset'>,
  ): MeetingView {
    const { id, kind, day, status, openedAt, closedAt } = meeting
    const item = Math.max(0, Math.min(meeting.item, agenda.length - 1))
    const times = { openedAt: openedAt?.toISOString() ?? null, closedAt: closedAt?.toISOString() ?? null }
    return { id, kind, day, status, item, agenda, ...times, photos: [...photos], preset }
  }

  async editorView(contest: LoadedContest, state: MeetingState): Promise<MeetingEditorView> {
    const { meeting } = state
    const prepared = await this.agendas.prepare(contest, state)
    return {
      view: meeting.status === 'closed' ? meeting.view : this.viewOf(state, prepared),
      fields: await this.fields(state, prepared),
      people: await this.people(contest, meeting.day),
      proposals: prepared.proposals,
      lessons: prepared.lessons,
      shortfalls: prepared.shortfalls,
      minutes: meeting.minutes as MeetingMinutes | null,
    }
  }

  private async fields(state: MeetingState, { defaults }: PreparedMeeting): Promise<MeetingFieldView[]> {
    const views: MeetingFieldView[] = []
    for (const field of fieldsOf(state.meeting.kind)) {
      const row = state.fields.find((each) => each.field === field)
      const isWritten = row !== undefined && row.revision > 0
      views.push({
        field,
        value: row?.value ?? defaults[field] ?? '',
        revision: row?.revision ?? 0,
        changedBy: isWritten ? await this.meetings.nameOf(row.accountId) : null,
        changedAt: isWritten ? row.at.toISOString() : null,
      })
    }
    return views
  }

  /** Those who kept their pledge first, then in seat order. */
  private async people(contest: LoadedContest, day: string): Promise<MeetingEditorView['people']> {
    const absences = new Map(
      (await this.duty.absencesOf(contest.id, day)).map((each) => [each.participantId, each.kind]),
    )
    const came = await this.attendance.ofDay(contest.id, day)
    const attendance = new Map(came.map((each) => [each.participantId, each.state]))
    const pledges = new Map((await this.pledges.wall(contest, day)).map((each) => [each.participantId, each]))
    const read = await this.standings.lines(contest, contest.viewpoint('ledger_keepers', day))
    const lines = new Map(read.map((each) => [each.participantId, each.today]))
    const people = contest.view.participants
      .filter((each) => isActive(each, day))
      .map(({ id }) => {
        const pledge = pledges.get(id)
        const sold = Object.entries(lines.get(id)?.metrics ?? {}).map(([metricId, { quantity }]) => [
          metricId,
          quantity,
        ])
        return {
          participantId: id,
          absence: absences.get(id) ?? null,
          attendance: attendance.get(id) ?? null,
          pledged: pledge ? quantities(pledge.lines) : null,
          soldBefore: pledge ? quantities(soldBeforeOf(pledge, pledge.lines)) : {},
          sold: Object.fromEntries(sold) as Record<string, number>,
          isKept: pledge?.state === 'kept',
        }
      })
    return [...people.filter((each) => each.isKept), ...people.filter((each) => !each.isKept)]
  }
}
