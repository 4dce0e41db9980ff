import { readFileSync } from 'node:fs'

/** The rules of a file whose contracts come first: from the line that begins with `first` to the end. */
function from(path, first) {
  const lines = readFileSync(path, 'utf8').split('\n')
  const line = lines.findIndex((each) => each.startsWith(first))
  if (line < 0) throw new Error(`${path} has no line that begins with: ${first}`)
  return `${path}:${line + 1}-${lines.length}`
}

/** What Stryker changes. The checks of `ledger/verify` and of imported rows are tested through a server and are left out. */
export const mutatedFiles = () => [
  'server/**/*-rules.ts',
  '!server/ledger/imports/row-rules.ts',
  '!server/ledger/verify/*-rules.ts',
  'server/journal/facts/viewpoint.ts',
  'server/ledger/deals/counting-entry.ts',
  'shared/contest/contests/contest-on.ts',
  'shared/contest/contests/ranking-bases.ts',
  'shared/contest/contests/ranking-value.ts',
  from('shared/contest/contests/contract.ts', 'export function hasWeights'),
  from('shared/contest/contests/span.ts', '/** The Monday of the week'),
  from('shared/contest/duty/contract.ts', '/** Whether `day` is worked on'),
  'shared/ledger/standings/boards.ts',
  'shared/ledger/standings/rank.ts',
  'shared/ledger/standings/ranking.ts',
  from('shared/ledger/standings/curve.ts', '/** The days of the period'),
  from('shared/live/facts.ts', 'const EVERYONE'),
  from('shared/platform/time/time.ts', '/** The wall clock of'),
  'shared/ritual/pledges/pledge-worth.ts',
  'web/features/screens/displays/wall-visibility.ts',
]
