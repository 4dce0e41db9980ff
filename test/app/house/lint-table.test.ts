import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { WINGS } from './imports'

interface Override {
  includes: string[]
  linter: { rules: { style?: { noRestrictedImports?: { options: { patterns?: { group: string[] }[] } } } } }
}

const { overrides } = JSON.parse(readFileSync('biome.json', 'utf8')) as { overrides: Override[] }

/** The patterns that lint refuses in files of a folder. */
function refusedIn(folder: string): string[] {
  const own = overrides.filter(({ includes }) => includes.some((each) => each.startsWith(`${folder}/**`)))
  return own
    .flatMap((each) => each.linter.rules.style?.noRestrictedImports?.options.patterns ?? [])
    .flatMap((p) => p.group)
}

describe('the import rules of lint', () => {
  it.each(WINGS.slice(0, -1))('refuse imports of higher wings in %s', (wing) => {
    const higher = WINGS.slice(WINGS.indexOf(wing) + 1)

    expect(refusedIn(`server/${wing}`)).toEqual(expect.arrayContaining(higher.map((each) => `#server/${each}/**`)))
    if (wing === 'live') return
    const onOtherSides = higher.filter((each) => each !== 'live')
    expect(refusedIn(`web/features/${wing}`)).toEqual(
      expect.arrayContaining(onOtherSides.map((each) => `#web/features/${each}/**`)),
    )
    expect(refusedIn(`shared/${wing}`)).toEqual(
      expect.arrayContaining(onOtherSides.map((each) => `#shared/${each}/**`)),
    )
  })
})
