import { afterEach, describe, expect, it, vi } from 'vitest'
import { LIVE_PROTOCOL } from '#shared/live/protocol'
import { useApp, useContest } from '#test/support/fixtures'
import type { LiveSocket } from '#web/live/live-link'
import { aSocket, WAIT } from './screen'

describe('the sockets of one link', () => {
  const { app } = useApp({ config: { socketsPerLink: 3 } })
  const { contest, west, east } = useContest({ per: 'file' })
  const sockets: LiveSocket[] = []
  afterEach(() => {
    for (const socket of sockets.splice(0)) socket.disconnect()
  })
  const connect = (client = west.client) => {
    const socket = aSocket(client, { reconnection: false })
    sockets.push(socket)
    return socket.connect()
  }
  const isOpen = (socket: LiveSocket) => vi.waitFor(() => expect(socket.connected).toBe(true), WAIT)
  const refusalOf = (socket: LiveSocket) =>
    new Promise((resolve) => socket.once('connect_error', (error) => resolve(error.message)))

  it('have a limit; a new one gets in when another closes, and other links are not concerned', async () => {
    const [first] = [connect(), connect(), connect()]
    await Promise.all(sockets.map(isOpen))

    expect(await refusalOf(connect())).toBe('too_many_sockets')
    await isOpen(connect(east.client))
    first?.disconnect()
    await vi.waitFor(async () => {
      const again = connect()
      await vi.waitFor(() => expect(again.connected).toBe(true), { timeout: 500 })
    }, WAIT)
    expect(app.logLines.join()).not.toContain('unexpected')
  })

  it.each(['contest:leave', 'contest:join', 'no:such:event'])(
    'are closed when they flood the server with %s',
    async (event) => {
      const socket = connect(east.client)
      await isOpen(socket)
      const body = { protocol: LIVE_PROTOCOL, contestId: contest.id }

      for (let n = 0; n < 81; n++) socket.emit(event as 'contest:leave', body)

      await vi.waitFor(() => expect(socket.connected).toBe(false), WAIT)
    },
  )
})
