import { verify as verifyFile } from '#server/ledger/verify/verify'
import type { Topic } from '../row'

/** Here are a tenth of the million entries that may take a minute. */
export const verify: Topic = {
  name: 'verify',
  rows: [
    {
      what: 'Verifying every entry; a million take ten times as long',
      aim: 6,
      unit: 's',
      async measure({ file }) {
        const began = performance.now()
        const verdict = await verifyFile(file)
        if (!verdict.ok) throw new Error(JSON.stringify(verdict).slice(0, 300))
        return (performance.now() - began) / 1_000
      },
    },
  ],
}
