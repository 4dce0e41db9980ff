/** Intervals of the live link, in ms. */
export const LINK_TIMING = {
  tickMs: 1_000,
  /** LP11: how long without being in step before the screen polls, and how often it does. */
  pollAfterMs: 10_000,
  pollEveryMs: 5_000,
  /** Facts of a poll count as new while polls follow each other this closely. */
  freshMs: 15_000,
  /** LP7: heads come every 5 s; a longer silence reconnects. */
  silentMs: 12_000,
  answerMs: 5_000,
  retryMs: 1_000,
}
