import { describe, expect, it } from 'vitest'
import type { ReportView } from '#shared/ritual/battle-reports/contract'
import type { MeetingRecord } from '#shared/ritual/meetings/meeting-record'
import type { RecordsPage } from '#shared/ritual/meetings/record'
import { ContestActor, itemOf } from '#test/ritual/meetings/a-meeting'
import { useApp, useContest } from '#test/support/fixtures'

const DAY = '2015-04-10'

describe('the record of a meeting', () => {
  const { director, clock } = useApp({ at: `${DAY}T08:00:00+08:00` })
  const { contest, west, east, secondWest, secondEast } = useContest({ perTeam: 2 })
  const room = new ContestActor(contest, clock)
  const record = async (kind = 'morning', day = DAY, by = director) =>
    by.get<MeetingRecord & { code: string }>(`${room.base}/meeting-records/${kind}?day=${day}`)
  const list = async (before = '') =>
    (await west.client.get<RecordsPage>(`${room.base}/meeting-records${before && `?before=${before}`}`)).body
  const mark = (participantIds: string[], state: string) =>
    director.put(`${room.base}/attendance`, { day: DAY, participantIds, state })

  it('says who was due and who came how, what each team pledged of what it needs, and who asked for support', async () => {
    await room.absent(secondEast, DAY, 'leave')
    await mark([west.participantId], 'on_time')
    await mark([secondWest.participantId], 'late')
    await room.pledge(west, DAY, 6, west.client, { support: '要一台投影' })
    await room.pledge(secondWest, DAY, 4)
    const { needed } = itemOf((await room.desk('morning', DAY)).view, 'pledges')
    await room.hold('morning', DAY)

    const { body } = await record()

    expect(body).toMatchObject({
      ...{ due: 4, ledBy: '王主任' },
      ...{ onTime: [west.name], late: [secondWest.name], missing: [east.name] },
      away: [{ name: secondEast.name, kind: 'leave' }],
      supports: [{ name: west.name, what: '要一台投影' }],
      yesterday: null,
    })
    const [own, other] = body.teams
    expect([own?.onDuty, own?.pledged, own?.quantities[contest.g3]]).toEqual([2, 2, 10])
    expect([other?.onDuty, other?.pledged, other?.quantities]).toEqual([1, 0, {}])
    expect((own?.needed[contest.g3] ?? 0) + (other?.needed[contest.g3] ?? 0)).toBe(needed[contest.g3])
  })

  it('stays as it was at the close, whoever is marked or pledges later', async () => {
    await room.pledge(west, DAY, 6)
    await room.hold('morning', DAY)
    const before = (await record()).body

    await mark([east.participantId], 'late')
    await room.pledge(east, DAY, 5)

    expect((await record()).body).toEqual(before)
  })

  it('has the headline of yesterday’s report', async () => {
    room.at('2015-04-09', '18:00')
    await room.sell(west, '2015-04-09', 3)
    const { body } = await director.post<ReportView>(`${room.base}/reports`, { kind: 'daily', day: '2015-04-09' })
    const path = `${room.base}/reports/${body.id}`
    await director.put(path, { headline: '湖西先声夺人', praise: '', tomorrow: '', revision: 0 })
    await director.post(`${path}/publish`)
    room.at(DAY)
    await room.hold('morning', DAY)

    const { yesterday } = (await record()).body

    expect(yesterday?.headline).toBe('湖西先声夺人')
    expect(yesterday?.text['zh-CN']).toContain('3G 3')
  })

  it('is for directors, and of meetings that are closed', async () => {
    await room.post('morning', DAY, '/open')
    expect((await record()).body.code).toBe('not_found')
    await room.post('morning', DAY, '/close')

    expect((await record('morning', DAY, west.client)).status).toBe(403)
    expect((await record('evening')).body.code).toBe('not_found')
    expect((await record()).status).toBe(200)
  })

  it('is in the list of meetings that were held, the newest first', async () => {
    await room.hold('morning', DAY)
    room.at(DAY, '18:00')
    await room.post('evening', DAY, '/open')
    expect((await list()).meetings).toMatchObject([{ kind: 'morning', day: DAY, photos: 0 }])
    await room.post('evening', DAY, '/close')
    room.at('2015-04-13')
    await room.hold('morning', '2015-04-13')

    const { meetings, earlier } = await list()

    expect(meetings.map(({ kind, day }) => [kind, day])).toEqual([
      ['morning', '2015-04-13'],
      ['evening', DAY],
      ['morning', DAY],
    ])
    expect(earlier).toBeNull()
    expect((await list('2015-04-13')).meetings).toHaveLength(2)
  })
})
