import { randomUUID } from 'node:crypto'
import { median } from '../figures'
import type { Room } from './room'

/** Records one sale of the first participant. */
export async function sell(room: Room): Promise<{ id: string }> {
  const { businessDate, metricIds } = room.stage.target
  const { participants } = JSON.parse(await room.send('GET', room.path(''))) as { participants: { id: string }[] }
  const items = [{ metricId: metricIds[0], quantity: 1 }]
  const sale = { requestId: randomUUID(), businessDate, items, participantId: participants[0]?.id }
  return JSON.parse(await room.send('POST', room.path('/deals'), sale)) as { id: string }
}

/** The median time of an answer, in ms, each right after a sale. */
export async function afterSales(room: Room, who: 'director' | 'member', path: string): Promise<number> {
  const { directorCookie, memberCookies } = room.stage
  const cookie = who === 'director' ? directorCookie : (memberCookies[0] ?? '')
  const took: number[] = []
  for (let n = 0; n <= room.looks; n++) {
    await sell(room)
    const [ms = 0] = await room.load.call('get', { url: room.server.url + path, cookie, times: 1 })
    if (n > 0) took.push(ms)
  }
  return median(took)
}
