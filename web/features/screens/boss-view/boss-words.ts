import { type Translator } from '#web/words/translator'

/** Tenths of a percent as 71.0%. */
export const tenths = (value: number): string => `${(value / 10).toFixed(1)}%`

/** Tenths of a percentage point before or behind the schedule, in a sentence. */
export function aheadWords({ t, n }: Translator, ahead: number): string {
  if (ahead === 0) return t('scoreboard.pace.onTime')
  return t(ahead > 0 ? 'scoreboard.pace.fast' : 'scoreboard.pace.slow', { by: n(Math.abs(ahead) / 10) })
}

/** The same for a column that says what it is: 快 3.2, 慢 0.4. */
export function aheadShort({ t }: Translator, ahead: number): string {
  if (ahead === 0) return t('boss-view.ahead.onTime')
  return t(ahead > 0 ? 'boss-view.ahead.fast' : 'boss-view.ahead.slow', { by: (Math.abs(ahead) / 10).toFixed(1) })
}
