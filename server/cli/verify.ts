import type { Command } from '#server/cli/command'
import { verifyAll } from '#server/verify-all'

export const verifyLedger: Command = {
  usage: '',
  does: 'replays the ledger while the server runs and compares every standing; one JSON line, exit code 1 if they differ',
  async run(_args, { databaseUrl }) {
    const verdict = await verifyAll(databaseUrl)
    console.log(JSON.stringify(verdict))
    return verdict.ok ? 0 : 1
  },
}
