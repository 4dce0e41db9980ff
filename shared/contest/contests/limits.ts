/** How many metrics, offers and teams a contest may have. */
export const CONTEST_LIMITS = { metrics: 12, offers: 12, teams: 12 }
