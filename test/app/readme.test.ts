import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { Environment } from '#server/platform/settings/config'

const readme = readFileSync('README.md', 'utf8')
const chinese = readFileSync('README.zh-CN.md', 'utf8')
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }

const shownDefault = (schema: (typeof Environment.shape)[keyof typeof Environment.shape]): string => {
  const found = schema.safeParse(undefined).data
  return found === undefined ? '' : ` \`${found}\``
}

/** The names of npm's own commands and of scripts, in the order of the text. */
const commandsOf = (text: string): string[] =>
  [...text.matchAll(/npm (?:run )?(ci|start|test(?::\w+)?|[\w:]+)/g)].map(([, name]) => name ?? '')

const blocksOf = (text: string): string[] => [...text.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, block]) => block ?? '')

describe('the README', () => {
  it.each(Object.entries(Environment.shape))('lists the variable %s with its default and sentence', (name, schema) => {
    expect(readme).toContain(`| \`${name}\` |${shownDefault(schema)} | ${schema.description} |`)
  })

  it('names only commands that exist', () => {
    const named = commandsOf(readme)

    expect(named.filter((name) => name !== 'ci' && name !== 'run' && !(name in scripts))).toEqual([])
  })

  it.each([
    ['README.md', readme],
    ['README.zh-CN.md', chinese],
  ])('%s begins with the demo, then the tests', (_, text) => {
    expect(blocksOf(text).slice(0, 2)).toEqual(['npm ci && npm run demo\n', 'npm test\n'])
  })
})

describe('the Chinese README', () => {
  it.each(Object.entries(Environment.shape))('lists the variable %s with its default', (name, schema) => {
    expect(chinese).toContain(`| \`${name}\` |${shownDefault(schema)} | `)
  })

  it('names the commands of the English one, and no others', () => {
    expect(commandsOf(chinese)).toEqual(commandsOf(readme))
  })

  it('names the variables of the English one, and no others', () => {
    const variablesOf = (text: string) => [...text.matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name]) => name)

    expect(variablesOf(chinese)).toEqual(variablesOf(readme))
  })

  it('leads to the same files as the English one', () => {
    const filesOf = (text: string) =>
      [...text.matchAll(/\]\(([^)#]+)\)/g)]
        .map(([, file = '']) => file.replace('.zh-CN.md', '.md').replace('/zh-CN/', '/en/'))
        .filter((file) => file !== 'README.md')

    expect(filesOf(chinese)).toEqual(filesOf(readme))
    expect(filesOf(readme).filter((file) => !existsSync(file))).toEqual([])
  })
})
