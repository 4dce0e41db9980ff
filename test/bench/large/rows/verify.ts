import { verify as verifyFile } from '#server/ledger/verify/verify'
import type { Topic } from '../row'

/** A million entries may take a minute; here are a tenth of them. */
export const verify: Topic = {
  name: 'verify',
  rows: [
    {
      what: 'Verifying every entry',
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
