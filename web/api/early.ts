interface EarlyAnswer {
  /** When it was asked for, by `performance.now()`. */
  at: number
  answer: Promise<Response>
}

/** Older answers are of a page that was put aside, and asked for again. */
const FRESH_MS = 30_000

/** After a change, such as a sign-in, what was asked before it is of no use. */
export function dropEarly(): void {
  ;(globalThis as { dangxianEarly?: object }).dangxianEarly = undefined
}

/** The answer to this path that start.js asked for before anything else was loaded; taken once. */
export function takeEarly(path: string): EarlyAnswer | undefined {
  const all = (globalThis as { dangxianEarly?: Record<string, EarlyAnswer | undefined> }).dangxianEarly
  const early = all?.[path]
  if (!all || !early) return undefined
  delete all[path]
  return performance.now() - early.at < FRESH_MS ? early : undefined
}
