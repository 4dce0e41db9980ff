import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { RoutesReader } from '#server/platform/docs/routes.reader'
import { type ClientToServer, JoinContest, LeaveContest, LookAtPlace } from '#shared/live/protocol'
import { SpeaksAs } from '#shared/platform/auth/contract'
import { text } from '#shared/platform/text/text'
import { textsIn } from '#test/platform/docs/input-strings'
import { TestApp } from '#test/support/test-app'

/** What clients send over sockets: a new event does not compile until it has a line. */
const MESSAGES: Record<keyof ClientToServer, z.ZodType> = {
  'contest:join': JoinContest,
  'contest:leave': LeaveContest,
  'contest:look': LookAtPlace,
}

const LENGTHS = [1, 2, 4, 8, 10, 12, 22, 36, 40, 43, 64]
/** Of all lengths that a field may ask for, with the character at the beginning, within and at the end. */
const textsWith = (character: string) =>
  LENGTHS.flatMap((length) =>
    ['', 'a'.repeat(Math.floor(length / 2)), 'a'.repeat(length - 1)].map((head) =>
      `${head}${character}`.padEnd(length, 'b'),
    ),
  )
const UNSTORABLE = ['\0', '\ud800', '\udc00'].flatMap(textsWith)
const INVISIBLE = ['\u200b', '\u202e', '\u2066', '\u3164', '\u2800', '\ufe0f'].flatMap((character) =>
  LENGTHS.map((length) => character.repeat(length)),
)

/** Cells of a pasted list: a bad one is an error of its row, which the row's rules find. */
const OF_ROWS = /^POST .+\/(?:people|territories\/list) body\.rows/
/** Words and sheets as a file has them, which are compared with it, and names of files, which are only looked up. */
const OF_FILES = /^PUT .+\/mapping body|\/imports query\.sheet| \/backups\/:name/

describe('free text', () => {
  let app: TestApp
  beforeAll(async () => {
    app = await TestApp.start()
  })
  afterAll(() => app.stop())

  function everyText(): [string, z.core.$ZodType][] {
    const ofRoutes = app
      .get(RoutesReader)
      .all()
      .flatMap(({ method, path, body, query, params }) =>
        Object.entries({ body, query, ...params }).flatMap(([part, schema]) =>
          schema ? textsIn(schema, `${method} ${path} ${part}`) : [],
        ),
      )
    const ofSockets = Object.entries({ ...MESSAGES, handshake: SpeaksAs }).flatMap(([event, schema]) =>
      textsIn(schema, event),
    )
    return [...ofRoutes, ...ofSockets]
  }

  it('that no database stores or that nobody sees is refused by every contract of a route or socket message', () => {
    const takes = (schema: z.core.$ZodType, samples: string[]) =>
      samples.some((sample) => z.safeParse(schema, sample).data)
    const all = everyText().filter(([path]) => !OF_ROWS.test(path))

    expect(all.length).toBeGreaterThan(80)
    expect(all.filter(([, schema]) => takes(schema, UNSTORABLE)).map(([path]) => path)).toEqual([])
    expect(
      all.filter(([path, schema]) => !OF_FILES.test(path) && takes(schema, INVISIBLE)).map(([path]) => path),
    ).toEqual([])
  })

  it.each(['张三', 'naïve', '👨‍👩‍👧', 'مرحبا', ' 李四\u200f '])('such as %j is taken', (typed) => {
    expect(text(40).parse(typed)).toBe(typed.trim())
  })
})
