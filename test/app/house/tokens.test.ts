import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { groupOf, tokensOf } from '#test/gallery/tokens'

const MAIN = readFileSync('web/main.css', 'utf8')

/** What has a palette of its own, in any colours of the page: the wall, pictures for a chat, paper, and the drawn race. */
const OWN_PALETTE = [
  'web/features/screens/displays/',
  'web/features/ritual/ceremony/',
  'web/features/ritual/meetings/show/',
  'web/features/ritual/battle-reports/poster.css',
  'web/features/ritual/battle-reports/ReportPoster.vue',
  'web/features/ledger/standings/race/',
  'web/features/ritual/meetings/record/RecordSheet.vue',
  'web/features/screens/boss-view/BossSheet.vue',
  'web/features/field/proposals/',
  'web/features/platform/help/article.css',
  'web/ui/QrCode.vue',
]
/** The pages for browsers that are too old know no token. */
const TOO_OLD = 'web/public/'

const files = readdirSync('web', { recursive: true, encoding: 'utf8' })
  .map((file) => join('web', file))
  .filter((file) => /\.(vue|css)$/.test(file) && !file.startsWith(TOO_OLD) && file !== 'web/main.css')
const ofFile = (file: string) => readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '')
/** White and black are no colours of the palette, with or without an alpha. */
const COLOUR = /#(?!(?:fff|000)[0-9a-f]?\b|(?:ffffff|000000)(?:[0-9a-f]{2})?\b)[0-9a-f]{3,8}\b(?=[;,\s'")])/gi
const isDrawn = (file: string) => OWN_PALETTE.some((place) => file.startsWith(place))

describe('the tokens of the pages', () => {
  it('are there for colour, type, radius and motion, each once', () => {
    const tokens = [...tokensOf(MAIN, '@theme static'), ...tokensOf(MAIN, ':root')]

    expect(new Set(tokens.map(groupOf))).toEqual(new Set(['colour', 'type', 'radius', 'motion', 'size']))
    expect(new Set(tokens.map(({ name }) => name)).size).toBe(tokens.length)
  })

  it('are the only colours of a component that has no palette of its own', () => {
    const raw = files
      .filter((file) => !isDrawn(file))
      .flatMap((file) => [...ofFile(file).matchAll(COLOUR)].map(([colour]) => `${file}: ${colour}`))

    expect(raw).toEqual([])
  })

  it('are left out only where there is such a palette', () => {
    const unused = OWN_PALETTE.filter(
      (place) => !files.some((file) => file.startsWith(place) && /#[0-9a-f]{3,8}\b/i.test(ofFile(file))),
    )

    expect(unused).toEqual([])
  })

  it('say how long a transition takes and how it ends', () => {
    const raw = files.flatMap((file) =>
      [...ofFile(file).matchAll(/(?<![\w-])transition(?:-duration)?:[^;]*;/g)]
        .map(([declared]) => declared)
        .filter((declared) => /\d(ms|s)\b|cubic-bezier/.test(declared))
        .map((declared) => `${file}: ${declared.replace(/\s+/g, ' ')}`),
    )

    expect(raw).toEqual([])
  })
})
