import type { Speaker } from '#web/features/screens/feed/fact-words'

/** Tenths of a percent as 71.0%. */
export const tenths = (value: number): string => `${(value / 10).toFixed(1)}%`

/** Tenths of a percentage point before or behind the schedule, in a sentence. */
export function aheadWords({ t, n }: Speaker, ahead: number): string {
  if (ahead === 0) return t('scoreboard.pace.onTime')
  return t(ahead > 0 ? 'scoreboard.pace.fast' : 'scoreboard.pace.slow', { by: n(Math.abs(ahead) / 10) })
}

/** The same for a column that says what it is: 快 3.2, 慢 0.4. */
export function aheadShort({ t }: Speaker, ahead: number): string {
  if (ahead === 0) return t('boss.ahead.onTime')
  return t(ahead > 0 ? 'boss.ahead.fast' : 'boss.ahead.slow', { by: (Math.abs(ahead) / 10).toFixed(1) })
}
