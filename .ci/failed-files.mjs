// Prints the test files that failed in a report of vitest (JSON), separated by spaces; exits with 1 where there are none,
// as after a crash, or more than the given number, which is no race.
import { readFileSync } from 'node:fs'
import { relative } from 'node:path'

const [report, most] = process.argv.slice(2)
const { testResults } = JSON.parse(readFileSync(report, 'utf8'))
const failed = testResults.filter((file) => file.status === 'failed').map((file) => relative('.', file.name))
if (failed.length === 0 || failed.length > Number(most)) process.exit(1)
console.log([...new Set(failed)].join(' '))
