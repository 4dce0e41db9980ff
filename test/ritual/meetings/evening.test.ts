import { beforeEach, describe, expect, it } from 'vitest'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { Lesson } from '#server/ritual/playbook/lesson.entity'
import type { MeetingEditorView } from '#shared/ritual/meetings/editor'
import type { OpenAction } from '#shared/ritual/shortfalls/contract'
import type { VoiceView } from '#shared/ritual/voices/contract'
import type { Client } from '#test/support/client'
import { useApp, useContest } from '#test/support/fixtures'
import { ContestActor, itemOf } from './a-meeting'

describe('an evening meeting', () => {
  const day = '2015-04-10'
  const { app, director, clock } = useApp({ at: '2015-04-10T18:00:00+08:00' })
  const { contest, west, east } = useContest({ perTeam: 2 })
  const room = new ContestActor(contest, clock)
  beforeEach(() => room.at(day))

  it('shows the day against its pledges: the kept ones by name, the others only counted', async () => {
    await room.pledge(west, day, 2)
    await room.pledge(east, day, 5)
    await room.sell(west, day, 2)
    await room.sell(east, day, 1)
    room.at(day, '18:00')

    const { view, people } = await room.desk('evening', day)

    const result = itemOf(view, 'result')
    expect(result.kept).toEqual([{ participantId: west.participantId, name: west.name }])
    expect(result.teams).toMatchObject([
      { teamId: room.contest.west, kept: 1, pledged: 1, points: 4 },
      { teamId: room.contest.east, kept: 0, pledged: 1, points: 2 },
    ])
    expect(people[0]).toMatchObject({ participantId: west.participantId, isKept: true })
    expect(people).toHaveLength(4)
  })

  it('counts no pledge of a member who is not on duty', async () => {
    await room.pledge(west, day, 2)
    await room.pledge(east, day, 5)
    await room.absent(east, day)

    const { view } = await room.desk('evening', day)

    expect(itemOf(view, 'result').teams.map((team) => team.pledged)).toEqual([1, 0])
  })

  it('names the biggest gap first, and brings its action back until it is done', async () => {
    await room.sell(west, day, 10)
    await room.post('evening', day, '/open')
    const { shortfalls } = await room.desk('evening', day)
    // All of the east's 3G is missing, 10.99 of 100 after 10 of 91 days; no 宽带 was sold, 8.79 of 80.
    expect(shortfalls[0]).toMatchObject({ metricId: room.contest.g3, teamId: room.contest.east, actual: 0, due: 11 })
    const first = shortfalls.find((gap) => gap.metricId === room.contest.broadband && gap.teamId === null)
    expect(first).toMatchObject({ actual: 0, due: 9, share: 1, cause: null, id: null })
    expect(first?.trend).toHaveLength(7)

    const said = await director.put<MeetingEditorView>(`${room.base}/shortfalls?day=${day}`, {
      ...{ metricId: room.contest.broadband, teamId: null, area: null },
      ...{ cause: 'pitch', action: '明早演练话术', ownerId: east.participantId, dueOn: '2015-04-13' },
    })

    expect(itemOf(said.body.view, 'shortfalls').gaps).toContainEqual(
      expect.objectContaining({ metricId: room.contest.broadband, cause: 'pitch', action: '明早演练话术' }),
    )
    await room.post('evening', day, '/close')
    room.at('2015-04-13')
    const { view } = await room.desk('morning', '2015-04-13')
    const [action] = itemOf(view, 'focus').actions
    expect(action).toMatchObject({ action: '明早演练话术', owner: east.name, dueOn: '2015-04-13' })
    const done = `${room.base}/shortfalls/${action?.shortfallId}/done`
    expect((await west.client.post(done)).status).toBe(403)
    expect((await east.client.post<OpenAction[]>(done)).body).toEqual([])
    expect(itemOf((await room.desk('morning', '2015-04-13')).view, 'focus').actions).toEqual([])
  })

  it('keeps the area that so few hold that it names them out of everybody’s sight', async () => {
    await director.patch(`${room.base}/people/${east.participantId}`, { area: '独家' })

    const { view, shortfalls } = await room.desk('evening', day)

    expect(shortfalls.some((gap) => gap.area === '独家')).toBe(true)
    expect(JSON.stringify(view)).not.toContain('独家')
  })

  it('makes drafts of the lessons that were traded, one per paragraph, and only once', async () => {
    await room.post('evening', day, '/open')
    await room.write('evening', day, 'lessons', '先问话费再谈套餐\n他自己算了一遍\n\n带样机上门', 0)
    await room.post('evening', day, '/close')
    await room.post('evening', day, '/close')

    const uow = app.get(UnitOfWork)
    const lessons = await uow.read(() => uow.manager.findBy(Lesson, { contestId: room.contest.id }))

    expect(lessons.map(({ title, status, kind }) => ({ title, status, kind }))).toEqual(
      expect.arrayContaining([
        { title: '先问话费再谈套餐', status: 'draft', kind: 'lesson' },
        { title: '带样机上门', status: 'draft', kind: 'lesson' },
      ]),
    )
    expect(lessons).toHaveLength(2)
  })

  it('counts what customers say, from members at any time', async () => {
    const say = (client: Client, text: string) =>
      client.post<VoiceView>(`${room.base}/voices`, { kind: 'suggestion', text, count: 2 })
    await room.post('evening', day, '/open')
    await say(west.client, '账单看不懂')
    expect((await say(east.client, '账单看不懂')).body.count).toBe(4)

    const meetings = (await west.client.get<MeetingEditorView['view'][]>(`${room.base}/meetings?day=${day}`)).body

    expect(itemOf(meetings[0] as MeetingEditorView['view'], 'voices').voices).toEqual([
      { kind: 'suggestion', text: '账单看不懂', count: 4 },
    ])
  })

  it('hands its words on tomorrow to the next morning', async () => {
    await room.post('evening', day, '/open')
    await room.write('evening', day, 'tomorrow', '主攻批发市场', 0)
    await room.post('evening', day, '/close')
    room.at('2015-04-13')

    const { view } = await room.desk('morning', '2015-04-13')

    expect(itemOf(view, 'focus').words).toBe('主攻批发市场')
  })

  it('stays as it was closed, whatever is withdrawn afterwards', async () => {
    const sale = await room.sell(west, day, 2)
    await room.hold('evening', day)
    await director.post(`${room.base}/deals/${sale.body.id}/withdrawal`, { reason: '退订' })

    const { view, minutes } = await room.desk('evening', day)

    expect(itemOf(view, 'result').teams[0]?.points).toBe(4)
    expect(minutes?.quantities[room.contest.g3]).toBe(2)
  })
})
