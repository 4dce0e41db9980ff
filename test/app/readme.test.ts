import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { Environment } from '#server/platform/settings/config'

const readme = readFileSync('README.md', 'utf8')
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }

describe('the README', () => {
  it.each(Object.entries(Environment.shape))('lists the variable %s with its default and sentence', (name, schema) => {
    const found = schema.safeParse(undefined).data
    const shown = found === undefined ? '' : ` \`${found}\``

    expect(readme).toContain(`| \`${name}\` |${shown} | ${schema.description} |`)
  })

  it('names only commands that exist', () => {
    const named = [...readme.matchAll(/npm (?:run )?(ci|start|test(?::\w+)?|[\w:]+)/g)].map(([, name]) => name ?? '')

    expect(named.filter((name) => name !== 'ci' && name !== 'run' && !(name in scripts))).toEqual([])
  })
})
