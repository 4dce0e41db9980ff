import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { ListLapses } from '#server/field/lists/list-lapses'
import { verifyAll } from '#server/verify-all'
import type { Activity } from '#shared/contest/contests/activities'
import type { NoticePage } from '#shared/contest/inbox/contract'
import type { OwnActivities } from '#shared/field/activities/contract'
import type { AssignmentPlan } from '#shared/field/lists/assigning'
import type { LineDetail, RevealedNumber } from '#shared/field/lists/touch'
import type { RecordedDeal } from '#shared/ledger/deals/contract'
import { AList, customers } from '#test/field/lists/a-list'
import { aDeal, type Member } from '#test/support/a-contest'
import { useApp, useContest } from '#test/support/fixtures'
import { expectStatus } from '#test/support/test-app'

const START = '2015-04-10T10:00:00+08:00'
const CLOSED = '2015-04-13T12:00:00+08:00'
const VISIT: Activity = { id: randomUUID(), name: '拜访', unit: '次', kind: 'visit' }
type Refused = { code?: string }

describe('a line that a member holds', () => {
  const { app, clock } = useApp({ at: START })
  const room = useContest({ perTeam: 2, draft: { activities: [VISIT] } })
  let list: AList
  beforeEach(() => {
    clock.set(START)
    list = new AList(room.contest)
  })

  const at = (lineId: string, rest = '') => list.lineAt(`/${lineId}${rest}`)
  const touch = (by: Member, lineId: string, input: Record<string, unknown>, requestId = randomUUID()) =>
    by.client.post<LineDetail & Refused>(at(lineId, '/touches'), { requestId, ...input })
  async function claimed(by: Member): Promise<string> {
    const [line] = await list.free(by)
    expectStatus(await list.claim(by, line?.id ?? ''), 201)
    return line?.id ?? ''
  }
  const ownLine = async (by: Member, lineId: string) => (await list.own(by)).lines.find(({ id }) => id === lineId)
  const notices = async ({ client }: Member) => (await client.get<NoticePage>('/me/notices')).body.notices
  const sell = async (by: Member, overrides: Record<string, unknown>) => {
    const sold = await by.client.post<RecordedDeal>(
      `/contests/${room.contest.id}/deals`,
      aDeal(room.contest, overrides),
    )
    expectStatus(sold, 201)
    return sold.body.id
  }
  const isSound = async () => expect((await verifyAll(app.databaseUrl)).differences).toBeUndefined()

  it('shows its whole number to its holder alone, fifty lines a day, and the audit list notes it', async () => {
    await list.opened(customers(52), { cap: 60, capPerValue: {} })
    const lines = await list.free(room.west)
    for (const { id } of lines.slice(0, 51)) expectStatus(await list.claim(room.west, id), 201)
    const reveal = (by: Member, id = '') => by.client.post<RevealedNumber & Refused>(at(id, '/number/reveal'))
    const [first, ...others] = lines.map(({ id }) => id)

    expect((await reveal(room.east, first)).body.code).toBe('line_not_yours')
    expect((await reveal(room.west, first)).body).toEqual({ number: '13853000001', left: 49 })
    expect((await reveal(room.west, first)).body).toEqual({ number: '13853000001', left: 49 })
    for (const id of others.slice(0, 49)) expectStatus(await reveal(room.west, id), 200)
    expect((await reveal(room.west, others[49])).body.code).toBe('reveals_used_up')
    const audit = (await room.contest.director.get<{ lines: { action: string }[] }>('/audit')).body.lines
    expect(audit.filter(({ action }) => action === 'customer.revealed').length).toBe(50)

    clock.set('2015-04-11T10:00:00+08:00')
    expectStatus(await reveal(room.west, others[49]), 200)
  })

  it('counts a visit by itself, once a day, and keeps what was said', async () => {
    await list.opened(customers(2))
    const lineId = await claimed(room.west)
    const requestId = randomUUID()
    const said = { activityId: VISIT.id, outcome: 'booked', nextOn: '2015-04-13', words: '周一带方案去' }

    expect((await touch(room.west, lineId, said, requestId)).body).toMatchObject({
      outcome: 'booked',
      words: said.words,
    })
    expectStatus(await touch(room.west, lineId, said, requestId), 200)
    expectStatus(await touch(room.west, lineId, said), 200)

    const own = (await room.west.client.get<OwnActivities>(`/contests/${room.contest.id}/activities/own`)).body
    expect(own.figures).toEqual([{ activityId: VISIT.id, objects: 1, bare: 0 }])
    expect(own.entries.map(({ source }) => source)).toEqual(['list', 'list'])
    expect((await touch(room.east, lineId, said)).body.code).toBe('line_not_yours')
    await isSound()
  })

  it('is renewed by a touch, but not by a second miss in a row, and goes back when its days are over', async () => {
    await list.opened(customers(2), { holdDays: 2 })
    const lineId = await claimed(room.west)
    expect((await ownLine(room.west, lineId))?.lapsesOn).toBe('2015-04-14')
    clock.set('2015-04-13T10:00:00+08:00')
    expect((await touch(room.west, lineId, { outcome: 'closed' })).body.line.lapsesOn).toBe('2015-04-15')
    clock.set('2015-04-14T10:00:00+08:00')
    expect((await touch(room.west, lineId, { outcome: 'closed' })).body.line.lapsesOn).toBe('2015-04-15')
    const lapses = app.get(ListLapses)
    await lapses.look()
    await lapses.look()
    expect(await notices(room.west)).toMatchObject([{ kind: 'lines_lapsing', about: { lines: 1 } }])

    clock.set('2015-04-15T23:59:00+08:00')
    await lapses.look()
    expect(await ownLine(room.west, lineId)).toBeDefined()
    clock.set('2015-04-16T00:01:00+08:00')
    await lapses.look()

    expect(await ownLine(room.west, lineId)).toBeUndefined()
    expect(await list.counts()).toMatchObject({ free: 2, claimed: 0 })
    await isSound()
  })

  it('is closed by a sale with its number, whoever sold it, and opened again when the sale is withdrawn', async () => {
    await list.opened(customers(3))
    const lineId = await claimed(room.west)

    const dealId = await sell(room.east, { reference: '05300000001' })

    expect(await list.counts()).toMatchObject({ won: 1, free: 2, claimed: 0 })
    expect(await notices(room.west)).toMatchObject([{ kind: 'line_closed', about: { seller: room.east.name } }])
    await sell(room.east, { customerPhone: '138 5300 0002' })
    expect(await list.counts()).toMatchObject({ won: 2, free: 1 })

    const withdrawn = await room.east.client.post(`/contests/${room.contest.id}/deals/${dealId}/withdrawal`, {
      reason: '报错了',
    })
    expect(withdrawn.status).toBeLessThan(300)
    expect(await ownLine(room.west, lineId)).toMatchObject({ state: 'held' })
    await isSound()
  })

  it('is closed as lost with a reason', async () => {
    await list.opened(customers(2))
    const lineId = await claimed(room.west)
    const lost = { requestId: randomUUID(), reason: '店铺转让' }

    expect((await room.west.client.post<LineDetail>(at(lineId, '/loss'), lost)).body.line.state).toBe('lost')
    expectStatus(await room.west.client.post(at(lineId, '/loss'), lost), 200)
    expect((await list.own(room.west)).lines).toEqual([])
    await isSound()
  })

  describe('where claiming has left lines over', () => {
    const plan = (rest: string, input = {}) =>
      room.contest.director.post<AssignmentPlan & Refused>(list.at(`/${list.id}/assignments${rest}`), input)

    it('is assigned to who has the fewest, by a lot that is the same at every look, and taken back as a whole', async () => {
      await list.opened(customers(11))
      await claimed(room.west)
      expect((await plan('/preview')).body.code).toBe('claiming_goes_on')
      clock.set(CLOSED)

      const first = (await plan('/preview')).body
      const again = (await plan('/preview')).body
      expect(again).toEqual(first)
      expect(first).toMatchObject({ lines: 10, left: 0, undoable: null })
      const loads = first.people.map(({ now, gets }) => now + gets).sort()
      expect(loads).toEqual([2, 3, 3, 3])

      const requestId = randomUUID()
      expect((await plan('', { requestId })).body).toMatchObject({ lines: 0, undoable: requestId })
      expectStatus(await plan('', { requestId }), 200)
      expect(await list.counts()).toMatchObject({ free: 0, claimed: 1, assigned: 10 })
      expect((await plan('/undo', { requestId })).body).toMatchObject({ lines: 10, seed: first.seed, undoable: null })
      expect(await list.counts()).toMatchObject({ free: 10, claimed: 1, assigned: 0 })
      expect((await plan('/preview')).body.people).toEqual(first.people)
      await isSound()
    })

    it('stays assigned once one of them was touched', async () => {
      await list.opened(customers(4))
      clock.set(CLOSED)
      const requestId = randomUUID()
      expectStatus(await plan('', { requestId }), 200)
      const [line] = (await list.own(room.west)).lines
      expectStatus(await touch(room.west, line?.id ?? '', { outcome: 'interested' }), 200)

      expect((await plan('/undo', { requestId })).body.code).toBe('assignment_touched')
    })
  })
})
