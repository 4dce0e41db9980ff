import { randomUUID } from 'node:crypto'
import { type ContestView, type DraftInput, UNCHECKED } from '#shared/contest/contests/contract'
import type { AddPeopleView } from '#shared/contest/participants/pasted-people'
import type { Client } from './client'
import { aLogin, expectStatus, type TestApp } from './test-app'

/** A member of a contest, signed in. */
export interface Member {
  client: Client
  participantId: string
  teamId: string
  name: string
}

/** A contest with two teams, 3G (2 points), 宽带 (5 points), 融合 (0 points) and the bundle as an offer. */
export interface AContest {
  id: string
  director: Client
  view: ContestView
  g3: string
  broadband: string
  bundle: string
  offer: string
  west: string
  east: string
  /** By seat: the first of each team, then the second of each team. */
  members: Member[]
  /** The member at that seat, or an error. */
  member(seat: number): Member
}

export interface Wish {
  status?: 'draft' | 'running' | 'closed'
  draft?: Partial<DraftInput>
  /** How many members each team has. */
  perTeam?: number
}

/** Of the calendar of the 2015 case, so that a clock in April 2015 is inside. */
export const PERIOD = { startsOn: '2015-04-01', endsOn: '2015-06-30', timezone: 'Asia/Shanghai' }

export function aDraft(overrides: Partial<DraftInput> = {}): DraftInput {
  const [g3, broadband, bundle] = [randomUUID(), randomUUID(), randomUUID()]
  const [west, east] = [randomUUID(), randomUUID()]
  const goals = [west, east].flatMap((teamId) => [
    { teamId, metricId: g3, target: 100, challenge: 125 },
    { teamId, metricId: broadband, target: 40, challenge: 50 },
  ])
  return {
    name: '沃马当先',
    slogan: '你追我赶',
    plan: '',
    ...PERIOD,
    lockTime: '09:30',
    rankingBasis: 'total',
    paceBasis: 'calendar',
    workWeek: '12345',
    metrics: [
      { id: g3, name: '3G', unit: '部', pointsPerUnit: 2, countsWhen: 'recorded', ...UNCHECKED },
      { id: broadband, name: '宽带', unit: '户', pointsPerUnit: 5, countsWhen: 'recorded', ...UNCHECKED },
      { id: bundle, name: '融合', unit: '套', pointsPerUnit: 0, countsWhen: 'recorded', ...UNCHECKED },
    ],
    offers: [
      {
        id: randomUUID(),
        name: '融合套餐',
        lines: [
          { metricId: bundle, quantity: 1, hasPoints: false },
          { metricId: broadband, quantity: 1, hasPoints: true },
          { metricId: g3, quantity: 1, hasPoints: true },
        ],
      },
    ],
    teams: [
      { id: west, name: '湖西队', slogan: '一马当先', colour: '#c8102e', crest: '湖' },
      { id: east, name: '舜师队', slogan: '舜势而上', colour: '#1d4e89', crest: '舜' },
    ],
    goals,
    ...overrides,
  }
}

/** Sets up a contest as a director would, and signs its members in. */
export async function aContest(app: TestApp, director: Client, wish: Wish = {}): Promise<AContest> {
  const { status = 'running', perTeam = 1 } = wish
  const created = await director.post<ContestView>('/contests', { name: '沃马当先' })
  expectStatus(created, 201)
  const { id } = created.body
  const draft = aDraft(wish.draft)
  expectStatus(await director.put(`/contests/${id}`, draft), 200)
  const members = await seat(app, director, id, draft, perTeam)
  if (status !== 'draft') expectStatus(await director.post(`/contests/${id}/start`), 200)
  if (status === 'closed') expectStatus(await director.post(`/contests/${id}/close`), 200)
  const view = (await director.get<ContestView>(`/contests/${id}`)).body
  const [g3, broadband, bundle] = draft.metrics.map((metric) => metric.id) as [string, string, string]
  const [west, east] = draft.teams.map((team) => team.id) as [string, string]
  const member = (seat: number) => {
    const found = members[seat]
    if (!found) throw new Error(`No member at seat ${seat} of ${members.length}`)
    return found
  }
  return { id, director, view, g3, broadband, bundle, offer: draft.offers[0]?.id ?? '', west, east, members, member }
}

async function seat(app: TestApp, director: Client, id: string, draft: DraftInput, perTeam: number): Promise<Member[]> {
  if (perTeam === 0) return []
  const rows = Array.from({ length: perTeam }, (_, n) => n).flatMap((n) =>
    draft.teams.map((team) => ({ name: `${team.crest}${n + 1}`, login: aLogin(), team: team.name, area: '东街' })),
  )
  const added = await director.post<AddPeopleView>(`/contests/${id}/people`, { rows, isPreview: false })
  expectStatus(added, 200)
  const { participants } = (await director.get<ContestView>(`/contests/${id}`)).body
  return Promise.all(
    added.body.rows.map(async ({ login, password = '' }, index) => {
      const participant = participants[index]
      if (!participant) throw new Error(`No participant for row ${index}`)
      const client = await app.signedIn(login, password)
      return { client, participantId: participant.id, teamId: participant.teamId, name: participant.name }
    }),
  )
}

/** A member's sale of one metric; whatever `overrides` say wins. */
export function aDeal(contest: AContest, overrides: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    requestId: randomUUID(),
    businessDate: '2015-04-10',
    items: [{ metricId: contest.g3, quantity: 1 }],
    ...overrides,
  }
}
