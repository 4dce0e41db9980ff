import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { REFUSALS } from '#shared/platform/errors/refusals'

interface Row {
  say: string
  not: string[]
}

/** The table of `docs/words.md`, by which the texts are judged. */
function wordsOfTheRoom(): Row[] {
  const [, section = ''] = readFileSync('docs/words.md', 'utf8').split('## One word for one act')
  const [table = ''] = section.split('\n## ')
  const rows = table.match(/^\| (?!say|--).+$/gm) ?? []
  return rows.map((row) => {
    const [, say = '', , not = ''] = row.split('|').map((cell) => cell.trim())
    return { say, not: not.split(', ') }
  })
}

const filesIn = (folder: string, end: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(end))
    .map((file) => join(folder, file))

/** Every line that a person may read in 中文, with where it is written. */
function linesInChinese(): { place: string; line: string }[] {
  const files = [...filesIn('web/i18n/zh-CN', '.json'), ...filesIn('docs/guide/zh-CN', '.md')]
  const written = files.flatMap((place) =>
    readFileSync(place, 'utf8')
      .split('\n')
      .map((line) => ({ place, line })),
  )
  return [...written, ...Object.entries(REFUSALS).map(([place, { zh }]) => ({ place, line: zh }))]
}

describe('what a room reads in 中文', () => {
  const words = wordsOfTheRoom()
  const lines = linesInChinese()

  it('has one word for one act', () => {
    const found = words.flatMap(({ say, not }) =>
      not.flatMap((word) =>
        lines.filter(({ line }) => line.includes(word)).map(({ place, line }) => `${place}: ${line.trim()} → ${say}`),
      ),
    )

    expect(found).toEqual([])
  })

  it('uses each of these words', () => {
    const all = lines.map(({ line }) => line).join('\n')

    expect(words.length).toBeGreaterThan(8)
    for (const { say } of words) for (const word of say.split(', ')) expect(all).toContain(word)
  })
})
