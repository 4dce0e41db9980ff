import { Injectable } from '@nestjs/common'
import type { LoadedContest } from '#server/contest/contests/loaded-contest'
import { DutyService } from '#server/contest/duty/duty.service'
import { StandingsReader } from '#server/ledger/standings/standings.reader'
import { EveningService } from '#server/ritual/meetings/evening.service'
import { FIELDS, type MeetingState, newMeeting, type Prepared } from '#server/ritual/meetings/meeting-draft'
import { MeetingsRepository } from '#server/ritual/meetings/meetings.repository'
import { MorningService } from '#server/ritual/meetings/morning.service'
import { PledgesService } from '#server/ritual/pledges/pledges.service'
import { isActive } from '#shared/contest/duty/contract'
import type { MeetingMinutes, MeetingView } from '#shared/ritual/meetings/contract'
import type { MeetingEditorView, MeetingFieldView } from '#shared/ritual/meetings/editor'
import type { MeetingKind } from '#shared/ritual/meetings/items'

/** What a meeting looks like, to everybody and on the director's desk; within the unit under way. */
@Injectable()
export class MeetingDesksService {
  constructor(
    private readonly meetings: MeetingsRepository,
    private readonly morning: MorningService,
    private readonly evening: EveningService,
    private readonly duty: DutyService,
    private readonly pledges: PledgesService,
    private readonly standings: StandingsReader,
  ) {}

  /** As it is stored, or as it would begin. */
  async state(contest: LoadedContest, kind: MeetingKind, day: string): Promise<MeetingState> {
    const meeting = await this.meetings.find(contest.id, kind, day)
    if (!meeting) return { meeting: newMeeting(contest.id, kind, day), isStored: false, fields: [], praises: [] }
    const fields = await this.meetings.fields(meeting.id)
    return { meeting, isStored: true, fields, praises: await this.meetings.praises(meeting.id) }
  }

  prepare(contest: LoadedContest, state: MeetingState): Promise<Prepared> {
    return (state.meeting.kind === 'morning' ? this.morning : this.evening).prepare(contest, state)
  }

  /** A closed meeting stays as it was; any other shows the figures of now. */
  viewOf({ meeting }: MeetingState, { agenda }: Pick<Prepared, 'agenda'>): MeetingView {
    const { id, kind, day, status, openedAt, closedAt } = meeting
    const item = Math.max(0, Math.min(meeting.item, agenda.length - 1))
    const times = { openedAt: openedAt?.toISOString() ?? null, closedAt: closedAt?.toISOString() ?? null }
    return { id, kind, day, status, item, agenda, ...times }
  }

  async desk(contest: LoadedContest, state: MeetingState): Promise<MeetingEditorView> {
    const { meeting } = state
    const isClosed = meeting.status === 'closed'
    const prepared = await this.prepare(contest, state)
    return {
      view: isClosed ? meeting.view : this.viewOf(state, prepared),
      fields: await this.fieldsOf(state, prepared),
      people: await this.people(contest, meeting.day),
      proposals: prepared.proposals,
      lessons: prepared.lessons,
      shortfalls: prepared.shortfalls,
      minutes: meeting.minutes as MeetingMinutes | null,
    }
  }

  private async fieldsOf(state: MeetingState, { defaults }: Prepared): Promise<MeetingFieldView[]> {
    const views: MeetingFieldView[] = []
    for (const field of FIELDS[state.meeting.kind]) {
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

  /** In seat order; those who kept their pledge first. */
  private async people(contest: LoadedContest, day: string): Promise<MeetingEditorView['people']> {
    const absences = new Map(
      (await this.duty.absencesOf(contest.id, day)).map((each) => [each.participantId, each.kind]),
    )
    const pledges = new Map((await this.pledges.wall(contest, day)).map((each) => [each.participantId, each]))
    const lines = new Map((await this.standings.lines(contest, day)).map((each) => [each.participantId, each.today]))
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
          pledged: pledge ? Object.fromEntries(pledge.lines.map((line) => [line.metricId, line.quantity])) : null,
          sold: Object.fromEntries(sold) as Record<string, number>,
          isKept: pledge?.state === 'kept',
        }
      })
    return [...people.filter((each) => each.isKept), ...people.filter((each) => !each.isKept)]
  }
}
