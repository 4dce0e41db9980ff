import { get } from 'node:http'
import type { Room } from '../room'
import type { Topic } from '../row'
import { EDGE, FAST_3G, filledIn, longestTask } from '../slow-phone'

/** As it travels. */
const kilobytes = (room: Room, cookie: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const headers = { cookie, 'accept-encoding': 'gzip, deflate, br' }
    get(room.stage.target.url + room.path('/live'), { headers }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () => {
        const body = Buffer.concat(parts)
        if (response.statusCode === 200) resolve(body.length / 1_024)
        else reject(new Error(`The picture was answered ${response.statusCode}: ${body}`))
      })
    }).on('error', reject)
  })

export const firstPicture: Topic = {
  name: 'first picture',
  rows: [
    {
      what: 'The first picture of a member',
      aim: 20,
      unit: 'KB',
      measure: (room) => kilobytes(room, room.stage.memberCookies[0] ?? ''),
    },
    {
      what: 'The first picture of a director',
      aim: 60,
      unit: 'KB',
      measure: (room) => kilobytes(room, room.stage.directorCookie),
    },
    {
      what: '今日 filled on Fast 3G, CPU ÷ 4',
      aim: 3,
      aimOfSmall: 2,
      unit: 's',
      measure: (room) => filledIn(room, FAST_3G, false),
    },
    {
      what: '今日 filled on EDGE, CPU ÷ 4',
      aim: 8,
      aimOfSmall: 6,
      unit: 's',
      measure: (room) => filledIn(room, EDGE, false),
    },
    { what: 'The same on Fast 3G, warm cache', aim: 1.5, unit: 's', measure: (room) => filledIn(room, FAST_3G, true) },
    { what: 'The same on EDGE, warm cache', aim: 3, unit: 's', measure: (room) => filledIn(room, EDGE, true) },
    {
      what: 'The longest task while 今日 starts, CPU ÷ 4',
      aim: 150,
      unit: 'ms',
      measure: (room) => longestTask(room, FAST_3G),
    },
  ],
}
