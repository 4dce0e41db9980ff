import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import {
  type ContestSummary,
  type ContestView,
  type DraftInput,
  draftOf,
  goalOf,
  type SaveDraftInput,
} from '#shared/contest/contests/contract'
import type { AuditPage } from '#shared/platform/audit/contract'
import { aContest, aDeal, aDraft } from '#test/support/a-contest'
import type { Client } from '#test/support/client'
import { useApp } from '#test/support/fixtures'

type Answer = ContestView & { code: string; fields?: { path: string }[] }

describe('a contest', () => {
  const { app, director } = useApp({ at: '2015-04-10T10:00:00+08:00' })
  const create = async () => (await director.post<ContestView>('/contests', { name: '五月赛' })).body
  const save = (id: string, draft: SaveDraftInput) => director.put<Answer>(`/contests/${id}`, draft)

  it('begins as a draft of three months in the centre’s time zone', async () => {
    expect(await create()).toMatchObject({
      status: 'draft',
      startsOn: '2015-04-10',
      endsOn: '2015-07-09',
      timezone: 'Asia/Shanghai',
      lockTime: '09:30',
      teams: [],
    })
  })

  it('is saved as a whole, as often as the wizard likes, and read back in order', async () => {
    const { id } = await create()
    const first = aDraft()
    await save(id, first)
    const [west, east] = first.teams
    const changed = { ...first, teams: [east, west], metrics: first.metrics.slice(0, 2), offers: [], goals: [] }

    const { status, body } = await save(id, changed as DraftInput)

    expect(status).toBe(200)
    expect(body.teams.map((team) => team.name)).toEqual(['舜师队', '湖西队'])
    expect(body.metrics.map((metric) => metric.name)).toEqual(['3G', '宽带'])
  })

  it('is not saved over what another director saved meanwhile: the parts are named and nothing is lost', async () => {
    const { id } = await create()
    const was = draftOf((await save(id, aDraft())).body)
    await save(id, { ...was, name: '对方的名称', was })

    const late = await save(id, { ...was, slogan: '我的口号', was })

    expect([late.status, late.body.code]).toEqual([409, 'field_changed'])
    expect(late.body.fields?.map((field) => field.path)).toEqual(['name'])
    const now = (await director.get<ContestView>(`/contests/${id}`)).body
    expect([now.name, now.slogan]).toEqual(['对方的名称', was.slogan])
    expect((await save(id, { ...draftOf(now), slogan: '我的口号', was: draftOf(now) })).body).toMatchObject({
      name: '对方的名称',
      slogan: '我的口号',
    })
  })

  it('takes the same change from two directors without asking', async () => {
    const { id } = await create()
    const was = draftOf((await save(id, aDraft())).body)
    await save(id, { ...was, name: '同一个名称', was })

    expect((await save(id, { ...was, name: '同一个名称', was })).status).toBe(200)
  })

  it.each<[string, (draft: DraftInput) => Partial<DraftInput>, string]>([
    ['an end before the start', () => ({ endsOn: '2015-03-01' }), 'endsOn'],
    ['a time zone that does not exist', () => ({ timezone: 'Asia/Nowhere' }), 'timezone'],
    [
      'a challenge below its target',
      ({ goals }) => ({ goals: [{ ...goals[0]!, target: 9, challenge: 8 }] }),
      'goals.0.challenge',
    ],
    [
      'a goal of a team that is not there',
      ({ goals }) => ({ goals: [{ ...goals[0]!, teamId: randomUUID() }] }),
      'goals',
    ],
    ['an offer of a metric that is not there', ({ metrics }) => ({ metrics: metrics.slice(1), goals: [] }), 'offers'],
    ['two teams of one name', ({ teams }) => ({ teams: teams.map((team) => ({ ...team, name: '同名队' })) }), 'teams'],
    [
      'fractions of a point',
      ({ metrics }) => ({ metrics: [{ ...metrics[0]!, pointsPerUnit: 1.5 }] }),
      'metrics.0.pointsPerUnit',
    ],
  ])('refuses %s and names the field', async (_, change, path) => {
    const { id } = await create()
    const draft = aDraft()

    const { status, body } = await save(id, { ...draft, ...change(draft) })

    expect([status, body.code]).toEqual([400, 'invalid_input'])
    expect(body.fields?.map((field) => field.path)).toContain(path)
  })

  it('does not take over rows of another contest by their ids', async () => {
    const other = await aContest(app, director, { status: 'draft', perTeam: 0 })
    const { id } = await create()
    const stolen = aDraft()

    const answer = await save(id, { ...stolen, teams: other.view.teams, goals: [] })

    expect(answer.body.code).toBe('invalid_input')
    expect((await director.get<ContestView>(`/contests/${other.id}`)).body.teams).toEqual(other.view.teams)
  })

  it('keeps a team that people sit in', async () => {
    const contest = await aContest(app, director, { status: 'draft' })
    const draft = aDraft()

    expect((await save(contest.id, draft)).body.code).toBe('team_has_people')
  })

  it('needs two teams and a metric to start, and is frozen from then on', async () => {
    const { id } = await create()
    expect((await director.post(`/contests/${id}/start`)).body.code).toBe('contest_incomplete')
    const draft = aDraft()
    await save(id, draft)

    expect((await director.post(`/contests/${id}/start`)).body).toMatchObject({ status: 'running' })

    expect((await save(id, draft)).body.code).toBe('contest_not_draft')
    expect((await director.post(`/contests/${id}/start`)).body.code).toBe('contest_not_draft')
  })

  it('lets words be corrected and the end be extended, and writes it into the audit list', async () => {
    const contest = await aContest(app, director)
    const amend = (input: object) => director.patch<Answer>(`/contests/${contest.id}`, input)

    expect((await amend({ endsOn: '2015-07-15', slogan: '冲刺' })).body).toMatchObject({ endsOn: '2015-07-15' })
    expect((await amend({ endsOn: '2015-06-01' })).body.code).toBe('end_before_sales')
    expect((await amend({ metrics: [] })).body.code).toBe('invalid_input')
    await director.patch(`/contests/${contest.id}/teams/${contest.west}`, { name: '湖西一队' })
    const person = contest.members[0]
    await director.patch(`/contests/${contest.id}/people/${person?.participantId}`, { name: '严萍', isCaptain: true })

    const { lines } = (await director.get<AuditPage>(`/audit?contestId=${contest.id}`)).body
    expect(lines.slice(0, 3).map((line) => line.action)).toEqual(['person.amended', 'team.amended', 'contest.amended'])
    expect(lines[2]).toMatchObject({
      before: { endsOn: '2015-06-30', slogan: '你追我赶' },
      after: { endsOn: '2015-07-15', slogan: '冲刺' },
    })
    const view = (await director.get<ContestView>(`/contests/${contest.id}`)).body
    expect(view.teams[0]?.name).toBe('湖西一队')
    expect(view.participants[0]).toMatchObject({ name: '严萍', isCaptain: true })
  })

  it('does not move people between teams once it runs', async () => {
    const contest = await aContest(app, director)
    const path = `/contests/${contest.id}/people/${contest.members[0]?.participantId}`

    expect((await director.patch(path, { teamId: contest.east })).body.code).toBe('contest_not_draft')
  })

  it('ends recording when it is closed', async () => {
    const contest = await aContest(app, director, { status: 'closed' })
    const seller = contest.members[0]?.client as Client

    expect((await seller.post(`/contests/${contest.id}/deals`, aDeal(contest))).body.code).toBe('contest_closed')
    expect((await director.post(`/contests/${contest.id}/close`)).body.code).toBe('contest_closed')
  })

  it('runs at the same time as others, also with the same people', async () => {
    const contests = [await aContest(app, director), await aContest(app, director)]
    const seller = contests[0]?.members[0]?.client as Client

    const list = (await seller.get<ContestSummary[]>('/contests')).body

    const seats = contests.map((contest) => list.find((each) => each.id === contest.id)?.participantId)
    expect(seats).toEqual([contests[0]?.members[0]?.participantId, null])
  })

  it('shows drafts to directors only', async () => {
    const { id } = await create()
    const member = await app.anAccount(director)

    expect((await member.get<ContestSummary[]>('/contests')).body.map((each) => each.id)).not.toContain(id)
    expect((await member.get(`/contests/${id}`)).body.code).toBe('not_found')
  })
})

describe('goals', () => {
  it('in points are the sum of the metrics’ goals at their points, and of the whole contest the sum of its teams', () => {
    const draft = aDraft()
    const west = draft.teams[0]?.id ?? ''

    expect(goalOf(draft, west, null)).toEqual({ target: 100 * 2 + 40 * 5, challenge: 125 * 2 + 50 * 5 })
    expect(goalOf(draft, null, draft.metrics[0]?.id ?? '')).toEqual({ target: 200, challenge: 250 })
    expect(goalOf(draft, null, null)).toEqual({ target: 800, challenge: 1000 })
    expect(goalOf(draft, west, draft.metrics[2]?.id ?? '')).toBeNull()
  })
})
