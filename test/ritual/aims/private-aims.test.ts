import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import type { LiveSnapshot } from '#shared/live/protocol'
import { aSystem } from '#test/support/a-system'
import type { Client } from '#test/support/client'
import { useApp, useContest } from '#test/support/fixtures'
import { readAddresses } from '#test/support/read-addresses'
import { expectStatus } from '#test/support/test-app'

const START = '2015-04-10T10:00:00+08:00'
/** A figure that nothing else in the contest has. */
const SECRET = 7_717_717

const { app, director } = useApp({ at: START })
const room = useContest({ perTeam: 2 })

it('a member’s own goal is in no answer to any other account or token, in no fact and in no audit line', async () => {
  const heads = async () => {
    const { seq } = (await director.get<LiveSnapshot>(`/contests/${room.contest.id}/live`)).body
    const audit = (await director.get<{ items: unknown[] }>('/audit')).body
    return JSON.stringify([seq, audit])
  }
  const before = await heads()
  const at = `/contests/${room.contest.id}/aims/own`
  const input = { requestId: randomUUID(), month: '2015-04', subject: { kind: 'metric', id: room.contest.g3 } }
  expectStatus(await room.west.client.put(at, { ...input, quantity: SECRET }), 200)
  expect(await heads()).toBe(before)

  const { system } = await aSystem(director, room.contest.id, ['record', 'read'])
  const readers: [string, Client][] = [
    ['director', director],
    ['teammate', room.secondWest.client],
    ['opponent', room.east.client],
    ['token', system],
  ]
  const statuses = new Map<string, number>()
  const leaks: string[] = []
  for (const [reader, client] of readers)
    for (const path of readAddresses(app, room.contest.id)) {
      const { status, body } = await client.get<unknown>(path)
      statuses.set(`${reader} ${path.split('?')[0]}`, status)
      if (/77.?177.?17|7,717,717/.test(typeof body === 'string' ? body : JSON.stringify(body)))
        leaks.push(`${reader} ${path}`)
    }

  expect(leaks).toEqual([])
  // The walk reads: without it, refusals alone would pass.
  expect([...statuses.values()].filter((status) => status === 200).length).toBeGreaterThan(60)
  expect([...statuses].filter(([path, status]) => path.startsWith('director') && status === 400)).toEqual([])
  expect(statuses.get(`token ${at}`)).toBe(403)
  expect(JSON.stringify((await room.west.client.get(at)).body)).toContain(String(SECRET))
})
