import { expect, it } from 'vitest'
import type { LiveSnapshot } from '#shared/live/protocol'
import { useApp, useContest } from '#test/support/fixtures'
import { expectStatus } from '#test/support/test-app'

useApp({ at: '2015-03-30T10:00:00+08:00' })
const room = useContest()

it('a contest that is started before its first day shows its room', async () => {
  const answer = await room.west.client.get<LiveSnapshot>(`/contests/${room.contest.id}/live`)

  expectStatus(answer, 200)
  expect(answer.body.contest.status).toBe('running')
})
