import { Browser } from '#server/demo/browser'
import { afterSales } from '../after-sales'
import type { Room } from '../room'
import type { Row, Topic } from '../row'

/** Signs in by a link for the boss, as on his phone. */
async function bossOf(room: Room): Promise<string> {
  const made = await room.send('POST', room.path('/displays'), { name: '张总', kind: 'boss' })
  const { url } = JSON.parse(made) as { url: string }
  const boss = new Browser(room.stage.target.url, room.stage.target.origin)
  await boss.post('/display-session', { token: url.split(/[/#=]/).at(-1), kind: 'boss' })
  return boss.cookie
}

export const screens: Topic = {
  name: 'screens',
  rows: [
    { what: 'The curve', aim: 20, unit: 'ms', measure: (room) => room.get(room.path('/curve')) },
    {
      what: 'The boss view',
      aim: 20,
      unit: 'ms',
      measure: async (room) => room.get(room.path('/summary'), await bossOf(room), 'boss'),
    },
    ...(['member', 'director'] as const).map(
      (who): Row => ({
        what: `The first picture of a ${who} right after a sale`,
        aim: 25,
        unit: 'ms',
        measure: (room) => afterSales(room, who, room.path('/live')),
      }),
    ),
  ],
}
