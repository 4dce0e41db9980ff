import { createHash } from 'node:crypto'

/** A deterministic id, so that a proposal has the same id before and after it is stored. */
export function stableId(...parts: readonly (string | null)[]): string {
  const hex = createHash('sha256').update(JSON.stringify(parts)).digest('hex')
  const variant = (Number.parseInt(hex[16] ?? '0', 16) & 3) | 8
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `${variant.toString(16)}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-')
}
