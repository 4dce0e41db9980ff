import { describe, expect, it } from 'vitest'
import type { ContestView } from '#shared/contest/contests/contract'
import type { MeetingForms } from '#shared/contest/contests/meeting-forms'
import type { LiveSnapshot } from '#shared/live/protocol'
import { ContestActor } from '#test/ritual/meetings/a-meeting'
import { useApp, useContest } from '#test/support/fixtures'

const FRIDAY = '2015-04-10'
const MONDAY = '2015-04-13'
const BRIEF = ['roll_call', 'yesterday', 'pledges', 'focus', 'go']

describe('the form of a meeting', () => {
  const { director, clock } = useApp({ at: `${FRIDAY}T08:00:00+08:00` })
  const { contest, west } = useContest()
  const room = new ContestActor(contest, clock)
  const choose = (meetingForms: MeetingForms, by = director) =>
    by.patch<ContestView & { code: string }>(room.base, { meetingForms })
  const brief = () => choose({ morning: 'brief', onlineEvenings: '' })
  const typesOf = ({ view }: Awaited<ReturnType<typeof room.desk>>) => view.agenda.map(({ type }) => type)

  it('is the full one until a director says otherwise in the contest', async () => {
    const desk = await room.desk('morning', FRIDAY)
    expect([desk.view.preset, typesOf(desk).includes('rally')]).toEqual(['full', true])

    expect((await brief()).body.meetingForms).toEqual({ morning: 'brief', onlineEvenings: '' })

    const next = await room.desk('morning', FRIDAY)
    expect([next.view.preset, typesOf(next)]).toEqual(['brief', BRIEF])
    expect((await choose({ morning: 'brief', onlineEvenings: '51' })).body.code).toBe('invalid_input')
    expect((await choose({ morning: 'full', onlineEvenings: '' }, west.client)).status).toBe(403)
  })

  it('stays as the meeting was opened, and changes one that is only prepared', async () => {
    await room.write('morning', FRIDAY, 'focus', '先跑工业园', 0)
    await brief()
    const live = (await director.get<LiveSnapshot>(`${room.base}/live`)).body.ritual.meetings
    expect(live.map(({ preset, agenda }) => [preset, agenda.length])).toEqual([['brief', BRIEF.length]])

    await room.post('morning', FRIDAY, '/open')
    await choose({ morning: 'full', onlineEvenings: '' })

    const opened = await room.desk('morning', FRIDAY)
    expect([opened.view.preset, typesOf(opened)]).toEqual(['brief', BRIEF])
    const closed = (await room.post('morning', FRIDAY, '/close')).body
    expect([closed.view.preset, typesOf(closed)]).toEqual(['brief', BRIEF])
  })

  it('is chosen for one meeting before it begins, whatever the contest says', async () => {
    const pick = (preset: string, kind: 'morning' | 'evening' = 'morning', by = director) =>
      room.post(kind, FRIDAY, '/form', { preset }, by)

    const picked = (await pick('brief')).body
    expect([picked.view.preset, typesOf(picked)]).toEqual(['brief', BRIEF])
    await choose({ morning: 'full', onlineEvenings: '5' })
    expect((await room.desk('morning', FRIDAY)).view.preset).toBe('brief')
    expect((await room.desk('morning', MONDAY)).view.preset).toBe('full')
    expect((await pick('full', 'evening')).body.view.preset).toBe('full')
    expect((await pick('online')).body.code).toBe('invalid_input')
    expect((await pick('brief', 'morning', west.client)).status).toBe(403)

    await room.post('morning', FRIDAY, '/open')
    expect((await room.desk('morning', FRIDAY)).view.preset).toBe('brief')
    expect((await pick('brief')).body.view.preset).toBe('brief')
    expect((await pick('full')).body.code).toBe('meeting_begun')
  })

  it('is online on the chosen evenings alone, with all of its items', async () => {
    await choose({ morning: 'full', onlineEvenings: '5' })

    const friday = await room.desk('evening', FRIDAY)
    room.at(MONDAY)
    const monday = await room.desk('evening', MONDAY)

    expect([friday.view.preset, monday.view.preset]).toEqual(['online', 'full'])
    expect(typesOf(friday)).toEqual(typesOf(monday))
    expect((await room.desk('morning', MONDAY)).view.preset).toBe('full')
  })
})
