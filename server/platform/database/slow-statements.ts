import type { DataSource } from 'typeorm'

const MOST_CHARACTERS = 500

/** Receives a line for each statement that takes so long. */
export interface SlowLog {
  ms: number
  report: (line: string) => void
}

const logs = new WeakMap<DataSource, SlowLog>()

/** Reports slow statements of units that begin from now on. */
export function reportSlow(dataSource: DataSource, log: SlowLog): void {
  logs.set(dataSource, log)
}

export const slowLogOf = (dataSource: DataSource): SlowLog | undefined => logs.get(dataSource)

/** Runs a statement and reports it if it is slow: by its text, as values may be of customers. */
export function timed<T>(log: SlowLog, sql: string, run: () => T | Promise<T>): T | Promise<T> {
  const start = performance.now()
  const look = () => {
    const took = performance.now() - start
    if (took < log.ms) return
    const text = sql.replaceAll(/\s+/g, ' ').trim()
    const shown = text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)} …` : text
    log.report(`A statement took ${Math.round(took)} ms: ${shown}`)
  }
  const outcome = run()
  if (outcome instanceof Promise) return outcome.finally(look)
  look()
  return outcome
}
