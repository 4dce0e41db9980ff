/** How many metrics, offers, teams and people a contest may have. */
export const CONTEST_LIMITS = { metrics: 12, offers: 12, teams: 40, people: 5_000 }

/** One goal per metric and one of points, for each team and for the whole contest. */
export const MOST_GOALS = (CONTEST_LIMITS.teams + 1) * (CONTEST_LIMITS.metrics + 1)
