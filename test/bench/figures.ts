/** The middle one; between the two middle ones of an even number. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length / 2
  if (sorted.length === 0) return Number.NaN
  return sorted.length % 2 === 1 ? at(sorted, Math.floor(middle)) : (at(sorted, middle - 1) + at(sorted, middle)) / 2
}

/** How long things took, in ms. */
export interface Percentiles {
  p50: number
  p95: number
  p99: number
}

export function percentiles(values: Float64Array | readonly number[]): Percentiles {
  const sorted = Float64Array.from(values).sort()
  const share = (part: number) => round(at(sorted, Math.min(sorted.length - 1, Math.floor(sorted.length * part))))
  return { p50: share(0.5), p95: share(0.95), p99: share(0.99) }
}

/** Each percentile's median over the rounds. */
export function medianOf(rounds: readonly Percentiles[]): Percentiles {
  const of = (key: keyof Percentiles) => round(median(rounds.map((each) => each[key])))
  return { p50: of('p50'), p95: of('p95'), p99: of('p99') }
}

/** Three digits say enough of a measurement. */
export const round = (value: number): number => Number(value.toPrecision(3))

const at = (values: ArrayLike<number>, index: number): number => values[index] ?? Number.NaN
