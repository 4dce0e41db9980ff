import type { Benchmark } from '#server/ritual/benchmarks/benchmark.entity'

/** Of each metric and time the last one named, unless it was withdrawn; the newest first. */
export function newestOfEach(rows: readonly Benchmark[]): Benchmark[] {
  const newest = new Map<string, Benchmark>()
  const inOrder = [...rows].sort((a, b) => b.seq - a.seq)
  for (const row of inOrder) {
    const place = `${row.metricId ?? ''} ${row.week ?? ''}`
    if (!newest.has(place)) newest.set(place, row)
  }
  return [...newest.values()].filter((row) => row.withdrawnAt === null)
}
