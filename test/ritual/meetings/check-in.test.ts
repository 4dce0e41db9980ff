import { describe, expect, it } from 'vitest'
import type { AttendanceView, MonthAttendance } from '#shared/contest/duty/attendance'
import type { CheckedIn, CheckInCode } from '#shared/ritual/meetings/check-in'
import { ContestActor, itemOf } from '#test/ritual/meetings/a-meeting'
import type { Member } from '#test/support/a-contest'
import type { Client } from '#test/support/client'
import { useApp, useContest } from '#test/support/fixtures'

const DAY = '2015-04-10'

describe('签到', () => {
  const { director, clock } = useApp({ at: `${DAY}T08:00:00+08:00` })
  const { contest, west, east } = useContest()
  const room = new ContestActor(contest, clock)
  const code = async () => {
    const { body } = await director.get<CheckInCode & { code: string }>(`${room.base}/check-in`)
    return { ...body, scanned: body.url?.split('/').at(-1) ?? '' }
  }
  const scan = (member: Member, scanned: string) =>
    member.client.post<CheckedIn & { code: string }>(`${room.base}/check-in`, { scanned })
  const mark = (members: Member[], state: string | null, by: Client = director) =>
    by.put<AttendanceView[] & { code: string }>(`${room.base}/attendance`, {
      day: DAY,
      participantIds: members.map(({ participantId }) => participantId),
      state,
    })
  const roll = async () => itemOf((await room.desk('morning', DAY)).view, 'roll_call')
  const monthOf = async (by: Client) => (await by.get<MonthAttendance>(`${room.base}/attendance?month=2015-04`)).body

  it('is one tap by the director, for one or for all who are left, and the same tap takes it away', async () => {
    await mark([west], 'late')
    await mark([east], 'on_time')
    expect(await roll()).toMatchObject({ onDuty: 2, arrived: 2, late: [{ participantId: west.participantId }] })

    expect((await mark([west], null)).body).toMatchObject([{ participantId: east.participantId, state: 'on_time' }])
    expect((await room.desk('morning', DAY)).people.map(({ attendance }) => attendance)).toEqual([null, 'on_time'])
    expect((await mark([west], 'late', west.client)).status).toBe(403)
  })

  it('is by one’s own phone with the code on the projector, which changes and is soon worth nothing', async () => {
    expect((await code()).code).toBe('meeting_not_open')
    await room.post('morning', DAY, '/open')
    const shown = await code()

    clock.set(`${DAY}T08:00:50+08:00`)
    expect((await scan(west, shown.scanned)).body).toMatchObject({
      participantId: west.participantId,
      state: 'on_time',
    })
    clock.set(`${DAY}T08:01:10+08:00`)
    expect((await code()).scanned).not.toBe(shown.scanned)
    expect((await scan(east, shown.scanned)).body.code).toBe('check_in_code_old')
    expect((await scan(east, 'AAAAAAAA')).body.code).toBe('check_in_code_old')
    expect(await roll()).toMatchObject({ arrived: 1, late: [] })
  })

  it('is late after the hour of the meeting, unless the meeting itself begins later; the first mark stays', async () => {
    room.at(DAY, '08:30')
    await room.post('morning', DAY, '/open')
    room.at(DAY, '08:32')
    expect((await scan(west, (await code()).scanned)).body.state).toBe('on_time')
    room.at(DAY, '08:34')

    expect((await scan(east, (await code()).scanned)).body.state).toBe('late')
    expect((await scan(west, (await code()).scanned)).body.state).toBe('on_time')
  })

  it('is refused on a day of leave, and after the meeting', async () => {
    await room.post('morning', DAY, '/open')
    await room.absent(west, DAY)
    expect((await scan(west, (await code()).scanned)).body.code).toBe('not_on_duty')
    const { scanned } = await code()
    await room.post('morning', DAY, '/close')

    expect((await scan(east, scanned)).body.code).toBe('meeting_not_open')
  })

  it('makes the attendance of a month: everyone’s for directors, one’s own for members', async () => {
    await mark([east], 'late')
    await room.absent(west, DAY, 'leave')

    expect(await monthOf(director)).toEqual({
      days: [DAY],
      people: [
        { participantId: west.participantId, onTime: 0, late: 0, leave: 1, away: 0, unmarked: 0 },
        { participantId: east.participantId, onTime: 0, late: 1, leave: 0, away: 0, unmarked: 0 },
      ],
    })
    expect((await monthOf(east.client)).people.map(({ participantId }) => participantId)).toEqual([east.participantId])
  })
})
