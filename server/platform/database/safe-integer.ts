/** A 64-bit integer or a sum of some as a number; throws beyond 2⁵³−1, where a number would be another one. */
export function safeInteger(stored: string | number): number {
  const value = Number(stored)
  if (Math.abs(value) > Number.MAX_SAFE_INTEGER)
    throw new Error(`${stored} is beyond the integers that a number can hold`)
  return value
}
