import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import type { DealingView, DraftView } from '#shared/field/lists/drafting'
import { AList, customers } from '#test/field/lists/a-list'
import { aDeal } from '#test/support/a-contest'
import type { Client } from '#test/support/client'
import { useApp, useContest } from '#test/support/fixtures'
import { expectStatus } from '#test/support/test-app'

const START = '2015-04-10T10:00:00+08:00'
type Refused = { code?: string }

describe('轮选 of a list on the projector', () => {
  const { clock } = useApp({ at: START })
  const room = useContest({ perTeam: 2 })
  let list: AList
  let draft: DraftView
  beforeEach(async () => {
    clock.set(START)
    expectStatus(await room.west.client.post(`/contests/${room.contest.id}/deals`, aDeal(room.contest)), 201)
    list = await new AList(room.contest).opened(customers(8), { claimMode: 'draft', cap: 2, capPerValue: { A: 1 } })
    expectStatus(await move('start'), 200)
  })

  async function move(act: string, input: object = {}, by: Client = room.contest.director) {
    const asked = { requestId: randomUUID(), after: draft?.listId === list.id ? draft.move : 0, ...input }
    const reply = await by.post<DraftView & Refused>(list.at(`/${list.id}/turns/${act}`), asked)
    if (reply.status === 200) draft = reply.body
    return reply
  }
  const lineOf = (value: string): string => draft.lines.find((line) => line.value === value)?.id ?? ''
  const pick = (lineId: string, participantId?: string) =>
    move('picks', { lineId, ...(participantId ? { participantId } : {}) })
  const captain = async () => {
    const people = `/contests/${room.contest.id}/people/${room.west.participantId}`
    expectStatus(await room.contest.director.patch(people, { isCaptain: true }), 200)
  }

  it('lets the team behind pick first, then the others in turn, and shows neither name nor number', async () => {
    const { east, west } = room.contest
    expect([draft.teamId, ...draft.teams.map(({ teamId }) => teamId)]).toEqual([east, east, west])

    await pick(lineOf('A'), room.east.participantId)
    expect(draft.teamId).toBe(west)
    await pick(lineOf('B'), room.west.participantId)
    expect(draft.teamId).toBe(east)
    await move('passes')

    expect(draft).toMatchObject({ teamId: west, move: 4, free: 6, last: { kind: 'passed', teamId: east } })
    expect(draft.teams.map(({ held, most }) => [held, most])).toEqual([
      [1, 4],
      [1, 4],
    ])
    expect(JSON.stringify(draft)).not.toMatch(/客户\d|0530\d|1385300/)
    expect((await list.lines()).filter(({ state }) => state === 'held')).toHaveLength(2)
  })

  it('counts a move once, and refuses one of a screen that has not seen the last', async () => {
    const input = {
      requestId: randomUUID(),
      lineId: lineOf('B'),
      after: draft.move,
      participantId: room.east.participantId,
    }
    const answers = await Promise.all([1, 2, 3].map(() => move('picks', input)))

    expect(answers.map(({ status, body }) => [status, body.move])).toEqual([
      [200, 2],
      [200, 2],
      [200, 2],
    ])
    const late = await move('picks', { lineId: lineOf('B'), after: 1, participantId: room.west.participantId })
    expect([late.status, late.body.code]).toEqual([409, 'draft_moved_on'])
  })

  it('keeps the caps of members and values, and skips a team that is full', async () => {
    const east = [room.east.participantId, room.secondEast.participantId]
    await pick(lineOf('A'), east[0])
    await move('passes')
    expect((await pick(lineOf('A'), east[0])).body.code).toBe('draft_value_full')
    await pick(lineOf('B'), east[0])
    await move('passes')
    expect((await pick(lineOf('B'), east[0])).body.code).toBe('draft_member_full')
    await pick(lineOf('B'), east[1])
    await move('passes')
    await pick(lineOf('B'), east[1])

    expect(draft.teamId).toBe(room.contest.west)
    await pick(lineOf('B'), room.west.participantId)
    expect(draft.teamId).toBe(room.contest.west)
    await move('passes')
    expect(draft.teamId).toBeNull()
    expect((await move('passes')).body.code).toBe('draft_over')
  })

  it('undoes move by move until the line was touched', async () => {
    await pick(lineOf('B'), room.east.participantId)
    await pick(lineOf('B'), room.west.participantId)
    await move('undo')
    expect(draft).toMatchObject({ teamId: room.contest.west, free: 7 })
    await move('undo')
    expect(draft).toMatchObject({ teamId: room.contest.east, free: 8, last: null })
    expect((await move('undo')).body.code).toBe('draft_nothing_to_undo')

    const line = lineOf('B')
    await pick(line, room.east.participantId)
    expectStatus(
      await room.east.client.post(list.lineAt(`/${line}/loss`), { requestId: randomUUID(), reason: '不办' }),
      200,
    )
    expect((await move('undo')).body.code).toBe('draft_pick_touched')
  })

  it('leaves a line to the captain, who deals it to a member within the cap', async () => {
    await move('passes')
    expect((await pick(lineOf('B'))).body.code).toBe('draft_needs_member')
    await captain()
    const line = lineOf('B')
    await pick(line)
    expect(draft.teams.find(({ teamId }) => teamId === room.contest.west)).toMatchObject({ held: 1, undealt: 1 })

    const dealing = (await room.west.client.get<DealingView>(list.lineAt('/dealing'))).body
    expect(dealing.lines.map(({ id }) => id)).toEqual([line])
    expect((await room.secondWest.client.get<DealingView>(list.lineAt('/dealing'))).body.lines).toEqual([])
    const deal = (participantId: string, requestId = randomUUID()) =>
      room.west.client.post<DealingView & Refused>(list.lineAt(`/${line}/dealing`), { requestId, participantId })
    expect((await deal(room.east.participantId)).body.code).toBe('not_a_participant')
    const requestId = randomUUID()
    expectStatus(await deal(room.secondWest.participantId, requestId), 200)
    expectStatus(await deal(room.secondWest.participantId, requestId), 200)
    expect((await deal(room.west.participantId)).body.code).toBe('line_not_yours')

    expect((await list.own(room.secondWest)).lines.map(({ id }) => id)).toEqual([line])
    expect((await move('undo')).body.code).toBe('draft_pick_touched')
  })

  it('is driven by directors alone, of lists that are drafted, until claiming ends', async () => {
    expect((await move('passes', {}, room.west.client)).status).toBe(403)
    const taken = await list.claim(room.west, lineOf('B'))
    expect(taken.body.code).toBe('claiming_over')
    clock.set('2015-04-13T12:00:00+08:00')
    expect((await pick(lineOf('B'), room.east.participantId)).body.code).toBe('draft_over')
    expectStatus(await room.contest.director.post(list.at(`/${list.id}/assignments/preview`)), 200)
  })
})

describe('轮选 when the server starts again in the middle', () => {
  const { app } = useApp({ at: START })
  const room = useContest({ perTeam: 2 })

  it('goes on where it was', async () => {
    const list = await new AList(room.contest).opened(customers(4), { claimMode: 'draft' })
    const turns = list.at(`/${list.id}/turns`)
    const started = await room.contest.director.post<DraftView>(`${turns}/start`, { requestId: randomUUID(), after: 0 })
    const [line] = started.body.lines
    const { participantId } = started.body.teamId === room.contest.west ? room.west : room.east
    const requestId = randomUUID()
    const pick = { requestId, after: 1, lineId: line?.id, participantId }
    const picked = await room.contest.director.post<DraftView>(`${turns}/picks`, pick)
    expectStatus(picked, 200)

    await app.restart()
    const director = await app.signedIn('director')
    expect((await director.get<DraftView>(turns)).body).toEqual(picked.body)
    expect((await director.post<DraftView>(`${turns}/picks`, pick)).body).toEqual(picked.body)
  })
})
