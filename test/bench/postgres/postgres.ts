import type { Bench, Findings } from '../bench'
import { centers } from './centers'
import { oneContest } from './one-contest'

/** Recording on PostgreSQL by one server and by several, next to SQLite in the same run. */
export async function postgres(bench: Bench): Promise<Findings> {
  const measured = await oneContest(bench)
  if (!measured)
    return { lines: [{ what: 'PostgreSQL', measured: 'is not installed, nothing was measured' }], figures: {} }
  await bench.stop()
  const shared = await centers(bench)
  return {
    lines: [...measured.lines, ...shared.lines],
    figures: { oneContest: measured.figures, centers: shared.figures },
  }
}
