import type { ProposedCause } from '#shared/ritual/shortfalls/contract'

/** What some people counted of visits and calls, what they sold, and on how many days on duty (each person's alone). */
export interface WorkDone {
  counted: number
  sold: number
  personDays: number
}

/** Fewer before say nothing about what is usual. */
const LEAST = { counted: 30, personDays: 5 }
/** Below these shares of what is usual, people were out too little (客源), or what they said did not convince (话术). */
const BELOW = { activity: 0.8, conversion: 0.7 }

/**
 * The cause of a gap by figures: too few visits first, as with few of them a conversion says little; then the conversion;
 * where both are usual it is 政策 or 时间. Null where the data are thin.
 */
export function causeOf(today: WorkDone, before: WorkDone): ProposedCause | null {
  if (before.counted < LEAST.counted || before.personDays < LEAST.personDays || today.personDays === 0) return null
  const usual = (before.counted / before.personDays) * today.personDays
  const usualRate = before.sold / before.counted
  const rate = today.counted > 0 ? today.sold / today.counted : 0
  const figures = { counted: today.counted, usual: Math.round(usual * 10) / 10, rate, usualRate }
  if (today.counted < usual * BELOW.activity) return { cause: 'leads', ...figures }
  return { cause: rate < usualRate * BELOW.conversion ? 'pitch' : 'policy', ...figures }
}

/** What is thin in a person's work: too few visits, always the same customers, or none that sign. */
export function thinStepOf(
  today: WorkDone & { named: number; customers: number },
  before: WorkDone,
): 'few' | 'same' | 'no_sale' | null {
  const proposed = causeOf(today, before)
  if (proposed?.cause === 'leads') return 'few'
  if (today.named >= SAME.least && today.customers < today.named * SAME.share) return 'same'
  return proposed?.cause === 'pitch' ? 'no_sale' : null
}

/** Of so many visits with a name, fewer than this share are with different customers. */
const SAME = { least: 10, share: 0.5 }
