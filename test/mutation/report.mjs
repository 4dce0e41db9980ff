import { readFileSync, writeFileSync } from 'node:fs'

/** Writes docs/mutation.md from the results that Stryker left in data/mutation.json. */
const { files } = JSON.parse(readFileSync('data/mutation.json', 'utf8'))

const KILLED = ['Killed', 'Timeout']
const MISSED = ['Survived', 'NoCoverage']

function countOf({ mutants }) {
  const killed = mutants.filter(({ status }) => KILLED.includes(status)).length
  return { killed, missed: mutants.filter(({ status }) => MISSED.includes(status)).length }
}

const percent = ({ killed, missed }) =>
  killed + missed === 0 ? '–' : `${((100 * killed) / (killed + missed)).toFixed(1)} %`
const row = (name, count) => `| ${name} | ${count.killed} | ${count.missed} | ${percent(count)} |`

/** Text of a change as one line of a table. */
const inline = (text) => `\`${text.replaceAll(/\s+/g, ' ').replaceAll('|', '\\|').replaceAll('`', "'").slice(0, 90)}\``

function textAt(source, { start, end }) {
  const lines = source.split('\n').slice(start.line - 1, end.line)
  lines[lines.length - 1] = lines.at(-1).slice(0, end.column - 1)
  lines[0] = lines[0].slice(start.column - 1)
  return lines.join(' ')
}

function survivorsOf([path, { source, mutants }]) {
  return mutants
    .filter(({ status }) => MISSED.includes(status))
    .sort((a, b) => a.location.start.line - b.location.start.line)
    .map(({ location, replacement }) => {
      const place = `${path}:${location.start.line}`
      return `| ${place} | ${inline(textAt(source, location))} | ${inline(replacement ?? '')} |`
    })
}

const named = Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1))
const counts = named.map(([path, file]) => [path, countOf(file)])
const total = counts.reduce(
  (sum, [, { killed, missed }]) => ({ killed: sum.killed + killed, missed: sum.missed + missed }),
  { killed: 0, missed: 0 },
)

writeFileSync(
  'docs/mutation.md',
  `# Changed rules and the tests that notice

\`npm run test:mutation\` changes the rules one place at a time and runs the tests of rules alone (\`vitest.mutation.config.ts\`).
What no test notices survives. It runs by hand, not in CI; this page is what it wrote (\`test/mutation/report.mjs\`). First it makes
six named changes that once went unnoticed (\`test/mutation/named.mjs\`).

\`FACTS\` and the bases of ranking are tables \`as const\`, which Stryker leaves alone: each fact that spectators do not see is shown
to them by a named change instead. A \`<=\` for a \`<\` between equal values, and a \`?.\` that the types ask for, change nothing and survive.

Left out: the checks of \`ledger/verify\` and the rows of an import, whose tests need a server and a database.

| file | noticed | survived | score |
|---|---|---|---|
${counts.map(([path, count]) => row(path, count)).join('\n')}
${row('all', total)}

## Survivors

| place | what | became |
|---|---|---|
${named.flatMap(survivorsOf).join('\n')}
`,
)
console.log(`docs/mutation.md: ${percent(total)} of ${total.killed + total.missed} changes noticed`)
