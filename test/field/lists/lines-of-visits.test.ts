import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { verifyAll } from '#server/verify-all'
import type { Activity } from '#shared/contest/contests/activities'
import type { LineDetail } from '#shared/field/lists/touch'
import { AList, customers } from '#test/field/lists/a-list'
import type { Member } from '#test/support/a-contest'
import { useApp, useContest } from '#test/support/fixtures'
import { expectStatus } from '#test/support/test-app'

const START = '2015-04-10T10:00:00+08:00'
const NEXT_DAY = '2015-04-11T08:30:00+08:00'
const VISIT: Activity = { id: randomUUID(), name: '拜访', unit: '次', kind: 'visit' }

describe('what is said about a visit', () => {
  const { app, clock } = useApp({ at: START })
  const room = useContest({ perTeam: 2, draft: { activities: [VISIT] } })
  let list: AList
  beforeEach(() => {
    clock.set(START)
    list = new AList(room.contest)
  })

  const at = (rest = '') => `/contests/${room.contest.id}/activities${rest}`
  async function visit(by: Member, said: Record<string, unknown> = {}): Promise<string> {
    const requestId = randomUUID()
    expectStatus(await by.client.post(at(), { requestId, activityId: VISIT.id, ...said }), 201)
    return requestId
  }
  const say = async (by: Member, entry: string, said: Record<string, unknown>) =>
    expect((await by.client.post(at('/outcomes'), { requestId: randomUUID(), entry, ...said })).status).toBeLessThan(
      300,
    )
  const kept = async (name: string) => (await list.all()).find((each) => each.kept === name)
  const linesOf = async (name: string) => {
    list.id = (await kept(name))?.id ?? ''
    return list.id === '' ? [] : list.lines()
  }
  const isSound = async () => expect((await verifyAll(app.databaseUrl)).differences).toBeUndefined()

  it('puts a line first on the day that was promised, and not before', async () => {
    await list.opened(customers(5))
    const free = await list.free(room.west)
    for (const { id } of free) expectStatus(await list.claim(room.west, id), 201)
    const lineId = free[3]?.id ?? ''
    const touch = (input: Record<string, unknown>) =>
      room.west.client.post<LineDetail>(list.lineAt(`/${lineId}/touches`), { requestId: randomUUID(), ...input })
    expect((await touch({ outcome: 'booked', nextOn: '2015-04-11' })).body.line.nextOn).toBe('2015-04-11')

    expect((await list.own(room.west)).first.map((each) => each.lineId)).not.toContain(lineId)
    clock.set(NEXT_DAY)
    expect((await list.own(room.west)).first[0]).toEqual({ lineId, reason: 'next' })
    expectStatus(await touch({ outcome: 'interested' }), 200)
    expect((await list.own(room.west)).first.map(({ reason }) => reason)).not.toContain('next')

    expectStatus(await touch({ outcome: 'booked', nextOn: '2015-04-20' }), 200)
    expectStatus(await list.release(room.west, lineId), 200)
    expect((await list.claim(room.east, lineId)).body.nextOn).toBeNull()
  })

  it('makes the list of its day, until one has been there again', async () => {
    const entry = await visit(room.west, { outcome: 'booked', nextOn: '2015-04-11', customer: '张记五金' })
    await say(room.west, entry, { phone: '138 0000 0001' })
    await visit(room.west, { outcome: 'booked', nextOn: '2015-04-11' })
    expect((await list.own(room.west)).visits).toEqual([])

    clock.set(NEXT_DAY)
    expect((await list.own(room.west)).visits).toMatchObject([
      { name: '张记五金', number: '138****0001', outcome: 'booked', nextOn: '2015-04-11' },
    ])
    expect((await list.own(room.east)).visits).toEqual([])
    await visit(room.west, { outcome: 'signed', customer: '张记五金' })
    expect((await list.own(room.west)).visits).toEqual([])
  })

  it('keeps whose customer it is and until when, in a draft of that quarter which the director opens', async () => {
    const entry = await visit(room.west, { outcome: 'rival', rival: '移动', rivalUntil: '2015-08' })
    expect(await kept('2015-Q3')).toBeUndefined()
    await say(room.west, entry, { customer: '张记五金', phone: '13800000001' })
    await visit(room.east, {
      outcome: 'rival',
      rival: '电信',
      rivalUntil: '2015-09',
      customer: '李家',
      phone: '13800000001',
    })
    await visit(room.east, { outcome: 'rival', rival: '电信', rivalUntil: '2015-09', customer: '王家' })

    expect(await kept('2015-Q3')).toMatchObject({
      kind: 'expiry',
      status: 'draft',
      name: '',
      counts: { lines: 2, free: 2 },
    })
    expect(await linesOf('2015-Q3')).toMatchObject([
      { name: '张记五金', plan: '移动', expiresOn: '2015-08-31' },
      { name: '王家', plan: '电信', expiresOn: '2015-09-30' },
    ])
    await say(room.west, entry, { outcome: 'rival', rival: '移动', rivalUntil: '2015-12' })
    expect(await linesOf('2015-Q4')).toMatchObject([{ name: '张记五金', expiresOn: '2015-12-31' }])
    expect(await linesOf('2015-Q3')).toHaveLength(1)

    const { director } = room.contest
    expect((await director.put<{ code: string }>(list.at(`/${list.id}/columns`), { columns: {} })).body.code).toBe(
      'list_is_kept',
    )
    expect((await director.delete<{ code: string }>(list.at(`/${list.id}`))).body.code).toBe('list_is_kept')
    const { proposed } = (await director.get<{ proposed: never }>(list.at(`/${list.id}/draft`))).body
    expectStatus(await list.open(proposed), 200)
    const [line] = await list.free(room.east)
    expectStatus(await list.claim(room.east, line?.id ?? ''), 201)
    await isSound()
  })

  it('makes a referral line of who noted it, and takes it along when it is undone', async () => {
    const entry = await visit(room.west, { outcome: 'interested', customer: '张记五金' })
    await say(room.west, entry, { refers: true })
    expect((await list.own(room.west)).lines).toMatchObject([{ kind: 'referral', name: '张记五金', state: 'held' }])
    await say(room.west, entry, { refers: false })
    expect((await list.own(room.west)).lines).toEqual([])

    const other = await visit(room.east, { outcome: 'rival', rival: '移动', rivalUntil: '2015-08', customer: '王家' })
    await say(room.east, other, { refers: true })
    expectStatus(await room.east.client.post(at('/undo'), { requestId: randomUUID(), entry: other }), 200)
    expect(await linesOf('2015-Q3')).toEqual([])
    expect((await list.own(room.east)).lines).toEqual([])
    await isSound()
  })
})
