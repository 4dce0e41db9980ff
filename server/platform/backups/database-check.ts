/** What a replay of a database's ledger finds; `addsUp` says whether all totals agree with it. */
export interface LedgerVerdict {
  ok: boolean
  addsUp: boolean
  contests: number
  entries: number
  differences?: string[]
}

/** Checks the figures of a database, also one that no server has open. The programs pass in the ledger's own check. */
export type LedgerCheck = (databaseUrl: string) => Promise<LedgerVerdict>
