import type { Counted } from '#shared/contest/contests/quantities'
import type { Forecast } from '#shared/ledger/standings/forecast'
import { amount, figure } from '#web/words/amounts'
import { dayInWords } from '#web/words/days'
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

/** 照此速度 6月24日 达标. */
export function forecastWords(translator: Translator, said: Forecast, endsOn: string, counted: Counted): string {
  const { t } = translator
  if (said.kind !== 'short')
    return t(`boss-view.forecast.${said.kind}.${said.goal}`, { day: dayInWords(translator, said.on) })
  const [total, by] = [said.total, said.by].map((units) => amount(translator, units, counted))
  return t('boss-view.forecast.short', { day: dayInWords(translator, endsOn), total, by })
}

/** 6/24, as narrow as a column. */
export const shortDay = (day: string): string => `${Number(day.slice(5, 7))}/${Number(day.slice(8))}`

/** The same for a column that says what it is: 6/24, 挑战 6/24, 差 25. */
export function forecastShort(translator: Translator, said: Forecast, write: (units: number) => string): string {
  const { t } = translator
  if (said.kind === 'short') return t('boss-view.forecast.cell.short', { by: write(said.by) })
  if (said.kind === 'reached') return t(`boss-view.forecast.cell.${said.goal}`)
  const day = shortDay(said.on)
  return said.goal === 'challenge' ? t('boss-view.forecast.cell.toChallenge', { day }) : day
}

/** +6, −3, ±0 against the same days of the week or month before. */
export function changeWords({ n }: Translator, now: number, before: number, counted: Counted): string {
  const change = now - before
  if (change === 0) return '±0'
  return `${change > 0 ? '+' : '−'}${figure({ n }, Math.abs(change), counted)}`
}
