import type { MeetingView } from '#shared/ritual/meetings/contract'
import type { MeetingEditorView } from '#shared/ritual/meetings/editor'
import type { MeetingKind } from '#shared/ritual/meetings/items'
import { type AContest, aDeal, type Member } from '#test/support/a-contest'
import type { Client } from '#test/support/client'
import type { TestClock } from '#test/support/test-clock'

type Refused = { code: string; changed?: { by: string; value: string; revision: number } }

/** A contest's meetings and days, in the words of the room. */
export class ContestActor {
  constructor(
    readonly contest: AContest,
    private readonly clock: TestClock,
  ) {}

  get base(): string {
    return `/contests/${this.contest.id}`
  }

  at(day: string, time = '08:00'): void {
    this.clock.set(`${day}T${time}:00+08:00`)
  }

  meeting(kind: MeetingKind, day: string, path = ''): string {
    return `${this.base}/meetings/${kind}${path}?day=${day}`
  }

  async desk(kind: MeetingKind, day: string): Promise<MeetingEditorView> {
    return (await this.contest.director.get<MeetingEditorView>(this.meeting(kind, day))).body
  }

  post(kind: MeetingKind, day: string, path: string, body: object = {}, by: Client = this.contest.director) {
    return by.post<MeetingEditorView & Refused>(this.meeting(kind, day, path), body)
  }

  write(kind: MeetingKind, day: string, field: string, value: string, revision: number, by = this.contest.director) {
    return by.put<MeetingEditorView & Refused>(this.meeting(kind, day, `/fields/${field}`), { value, revision })
  }

  async hold(kind: MeetingKind, day: string): Promise<void> {
    await this.post(kind, day, '/open')
    await this.post(kind, day, '/close')
  }

  sell(member: Member, businessDate: string, quantity = 1, overrides: Record<string, unknown> = {}) {
    const items = [{ metricId: this.contest.g3, quantity }]
    const deal = aDeal(this.contest, { items, businessDate, participantId: member.participantId, ...overrides })
    return this.contest.director.post<{ id: string }>(`${this.base}/deals`, deal)
  }

  pledge(member: Member, day: string, quantity: number, by = member.client, overrides: Record<string, unknown> = {}) {
    const lines = [{ metricId: this.contest.g3, quantity }]
    return by.put<Refused & { state: string; early: object | null; lines: object[] }>(`${this.base}/pledges`, {
      day,
      lines,
      sentence: '',
      ...overrides,
    })
  }

  absent(member: Member, day: string, kind: string | null = 'leave', by = this.contest.director) {
    return by.put<Refused>(`${this.base}/absences`, { day, participantId: member.participantId, kind })
  }
}

/** One item of a meeting's running order. */
export function itemOf<T extends MeetingView['agenda'][number]['type']>(view: MeetingView, type: T) {
  const item = view.agenda.find((each) => each.type === type)
  if (!item) throw new Error(`No ${type} in ${view.agenda.map((each) => each.type).join(', ')}`)
  return item as Extract<MeetingView['agenda'][number], { type: T }>
}
