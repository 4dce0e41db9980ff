import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

/** Every file with a write that checks no caller, how many there are, and why. All other writes name their caller. */
const SYSTEM_WRITES: Record<string, [count: number, reason: string]> = {
  'cli/new-epoch.ts': [1, 'the command line, with the servers stopped'],
  'contest/portraits/portrait-news.ts': [1, 'tells contests of a portrait that its owner or a director has changed'],
  'contest/portraits/portrait-retention.ts': [1, 'deletes portraits of accounts that have long been disabled'],
  'contest/invites/join.service.ts': [1, 'a newcomer has no account yet; the unit checks the invite'],
  'ledger/customers/customer-retention.service.ts': [3, 'the nightly expiry, and a doubt about the clock'],
  'ledger/deals/recording/sale-groups.ts': [1, 'writes for many callers, each of whom the unit checks'],
  'ledger/deals/reviews/number-deadlines.ts': [1, 'the hour at which a number is due'],
  'ledger/imports/import-runs.ts': [4, 'finishes a run in the background; each page of sales checks the caller'],
  'platform/accounts/resets.service.ts': [2, 'the command line, and a link that the unit checks'],
  'platform/accounts/sign-in.service.ts': [1, 'the unit checks the password'],
  'platform/auth/api-token-authenticator.ts': [1, 'when a token was last used'],
  'platform/auth/sessions.service.ts': [2, 'renewing a session, and ending an own one whatever the role has become'],
  'platform/backups/backups.service.ts': [
    1,
    'a copy that exists is audited even if its director was demoted meanwhile',
  ],
  'platform/database/contest-looks.ts': [1, 'what becomes due in a contest with time'],
  'platform/database/unit-of-work.ts': [4, 'the units themselves'],
  'platform/setup/setup-code.service.ts': [1, 'there is no account before the setup'],
  'platform/setup/setup.service.ts': [2, 'the first start, and the command line'],
  'ritual/battle-reports/report-drafts.service.ts': [1, 'joins the unit that closes a meeting'],
  'ritual/meetings/photos/photo-retention.ts': [1, 'deletes photos of contests that were closed long ago'],
  'screens/displays/display-sessions.service.ts': [1, 'the unit checks the link of the TV'],
  'screens/displays/pairings.service.ts': [2, 'a TV that asks for a code has no session; the unit checks its secret'],
}

it('writes without checking the caller only where there is none', () => {
  const files = readdirSync('server', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
  const found = files.flatMap((file) => {
    const count = readFileSync(join('server', file), 'utf8').match(/\.write(Contest)?AsSystem(IfFree)?\(/g)?.length ?? 0
    return count > 0 ? [[file.replaceAll('\\', '/'), count]] : []
  })
  const allowed = Object.entries(SYSTEM_WRITES).map(([file, [count]]) => [file, count])
  expect(
    Object.fromEntries(found),
    'A write for a caller uses writeAs() or writeContestAs(). One without a caller is listed here, with its reason.',
  ).toEqual(Object.fromEntries(allowed))
})
