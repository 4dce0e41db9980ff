import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import type { Activity } from '#shared/contest/contests/activities'
import type { DisplayKind } from '#shared/platform/auth/contract'
import type { NewDisplay } from '#shared/screens/displays/contract'
import { AList, customers } from '#test/field/lists/a-list'
import { aSystem } from '#test/support/a-system'
import type { Client } from '#test/support/client'
import { useApp, useContest } from '#test/support/fixtures'
import { readAddresses } from '#test/support/read-addresses'
import { expectStatus } from '#test/support/test-app'

const VISIT: Activity = { id: randomUUID(), name: '拜访', unit: '次', kind: 'visit' }
/** Names, numbers and a free text that nothing else in the contest has. */
const SECRETS = ['宏达物流园', '18953007717', '鲁南建材城', '18953007718', '客户1店', '13853000001', '机密专线']

const { app, director } = useApp({ at: '2015-04-10T10:00:00+08:00' })
const room = useContest({ perTeam: 2, draft: { activities: [VISIT] } })

const base = () => `/contests/${room.contest.id}`

/** A deal of several steps, a visit, and a line of a list, each with its customer; the visit of a captain's member. */
async function plant(): Promise<void> {
  const { west, secondWest } = room
  const captain = `${base()}/people/${secondWest.participantId}`
  expectStatus(await director.patch(captain, { isCaptain: true }), 200)
  const id = randomUUID()
  const deal = { id, customer: '宏达物流园', phone: '18953007717', what: '机密专线', feeFen: 120_000 }
  expectStatus(await west.client.post(`${base()}/opportunities`, deal), 201)
  const move = { requestId: randomUUID(), step: 'quote' }
  expectStatus(await west.client.post(`${base()}/opportunities/${id}/steps`, move), 200)
  const visit = { requestId: randomUUID(), activityId: VISIT.id, customer: '鲁南建材城', phone: '18953007718' }
  expectStatus(await west.client.post(`${base()}/activities`, visit), 201)
  const list = await new AList(room.contest).opened(customers(1))
  expectStatus(await list.claim(west, (await list.free(west))[0]?.id ?? ''), 201)
}

async function screenOf(kind: DisplayKind): Promise<Client> {
  const made = await director.post<NewDisplay>(`${base()}/displays`, { name: '大屏', kind })
  const screen = app.anonymous()
  await screen.post('/display-session', { token: new URL(made.body.url).hash.slice(1), kind })
  screen.headers['x-dangxian-as'] = kind === 'tv' ? 'display' : kind
  return screen
}

it('no customer of a deal, a visit or a list is in any answer to a colleague, a captain, a TV, a link or a token', async () => {
  await plant()
  const readers: [string, Client][] = [
    ['captain', room.secondWest.client],
    ['opponent', room.east.client],
    ['tv', await screenOf('tv')],
    ['watch', await screenOf('watch')],
    ['boss', await screenOf('boss')],
    ['token', (await aSystem(director, room.contest.id, ['record', 'read'])).system],
  ]
  const read = new Map<string, number>()
  const leaks: string[] = []
  for (const [reader, client] of readers)
    for (const path of readAddresses(app, room.contest.id)) {
      const { status, body } = await client.get<unknown>(path)
      if (status === 200) read.set(reader, (read.get(reader) ?? 0) + 1)
      const told = JSON.stringify(body ?? '')
      for (const secret of SECRETS) if (told.includes(secret)) leaks.push(`${reader} ${path} ${secret}`)
    }

  expect(leaks).toEqual([])
  // Each of them reads something, or the walk would find nothing by being shut out.
  expect([...read.keys()]).toEqual(readers.map(([reader]) => reader))
  const own = await room.west.client.get(`${base()}/opportunities/own`)
  expect(JSON.stringify(own.body)).toContain('宏达物流园')
})
