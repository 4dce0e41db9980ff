import { readFileSync } from 'node:fs'
import { startVitest } from 'vitest/node'

/** Changes of rules that once went unnoticed, and the file of tests that must fail for each. */
const NAMED = [
  {
    name: 'the public upper half is rounded up',
    file: 'shared/ledger/standings/rank.ts',
    change: ['Math.floor(people / 2)', 'Math.ceil(people / 2)'],
    tests: 'test/ledger/standings/public-places.test.ts',
    fails: 'how many people a public list names',
  },
  {
    name: 'the pledge floor is over nine days',
    file: 'server/ritual/pledges/pledge-rules.ts',
    change: ['days: 10', 'days: 9'],
    tests: 'test/ritual/pledges/pledge-rules.test.ts',
    fails: 'looks at the last ten working days on duty',
  },
  {
    name: 'two days are a dry spell',
    file: 'server/ritual/meetings/items/praise/praise-rules.ts',
    change: ['drySpell: 3', 'drySpell: 2'],
    tests: 'test/ritual/meetings/praise-rules.test.ts',
    fails: 'two are no dry spell',
  },
  {
    name: 'seven people are praised',
    file: 'server/ritual/meetings/items/praise/praise-rules.ts',
    change: ['PRAISED = 6', 'PRAISED = 7'],
    tests: 'test/ritual/meetings/praise-rules.test.ts',
    fails: 'names six people at most',
  },
  {
    name: 'spectators see areas',
    file: 'server/live/audience-rules.ts',
    change: ["...person, area: ''", '...person'],
    tests: 'test/journal/live/audience-rules.test.ts',
    fails: 'without their areas',
  },
]

/** Stryker leaves tables alone that are `as const`: each fact that spectators do not see is shown to them here. */
function shownToSpectators() {
  const table = readFileSync('shared/live/facts.ts', 'utf8')
  return [...table.matchAll(/'([a-z.]+)': \{ \.\.\.(HALL|PEOPLE)/g)].map(([row, type]) => ({
    name: `spectators see ${type}`,
    file: 'shared/live/facts.ts',
    change: [row, `'${type}': { ...EVERYONE`],
    tests: 'test/journal/live/audience-rules.test.ts',
    fails: `is never sent ${type}`,
  }))
}

/** Changes the rule while its module is loaded; the file stays as it is. */
function changing({ file, change: [from, to] }, seen) {
  return {
    name: 'change-a-rule',
    enforce: 'pre',
    transform(code, id) {
      if (!id.split('?')[0].endsWith(`/${file}`)) return undefined
      if (!code.includes(from)) throw new Error(`${file} has no ${from} to change`)
      seen.push(file)
      return { code: code.replace(from, to), map: null }
    },
  }
}

const namesOf = (vitest) =>
  vitest.state
    .getTestModules()
    .flatMap((module) => [...module.children.allTests('failed')].map((test) => test.fullName))

async function isNoticed(named) {
  const seen = []
  const options = { config: 'vitest.mutation.config.ts', watch: false, reporters: [{}] }
  const vitest = await startVitest('test', [named.tests], options, { plugins: [changing(named, seen)] })
  const failed = namesOf(vitest)
  await vitest.close()
  return seen.length > 0 && failed.some((name) => name.includes(named.fails))
}

let missed = 0
for (const named of [...NAMED, ...shownToSpectators()]) {
  const noticed = await isNoticed(named)
  if (!noticed) missed += 1
  console.log(`${noticed ? 'noticed' : 'MISSED '}  ${named.name} (${named.tests})`)
}
// Failed tests of the changed rules set it as well; what counts here is that they failed.
process.exitCode = missed > 0 ? 1 : 0
