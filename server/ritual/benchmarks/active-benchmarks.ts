import type { Benchmark } from '#server/ritual/benchmarks/benchmark.entity'

/** The last naming of each metric and period unless it was withdrawn; the newest first. */
export function activeBenchmarks(rows: readonly Benchmark[]): Benchmark[] {
  const newest = new Map<string, Benchmark>()
  const inOrder = [...rows].sort((a, b) => b.seq - a.seq)
  for (const row of inOrder) {
    const place = `${row.metricId ?? ''} ${row.week ?? ''}`
    if (!newest.has(place)) newest.set(place, row)
  }
  return [...newest.values()].filter((row) => row.withdrawnAt === null)
}
