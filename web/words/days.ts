import { wallClock } from '#shared/platform/time/time'
import { currentLanguage } from '#web/i18n/index'
import type { Translator } from './translator'

/** A calendar day in the language of the moment, without its year where `year` is false. */
export function dayText(day: string, options: { year?: boolean } = {}): string {
  return new Intl.DateTimeFormat(currentLanguage(), {
    timeZone: 'UTC',
    year: options.year === false ? undefined : 'numeric',
    month: 'short',
    day: 'numeric',
  }).format(new Date(`${day}T00:00:00Z`))
}

/** An instant to the minute, on the wall clock of `timezone`; never that of the device. */
export function instantText(instant: string, timezone: string | undefined): string {
  return new Intl.DateTimeFormat(currentLanguage(), {
    timeZone: timezone ?? 'Asia/Shanghai',
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(instant))
}

/** Monday to Sunday, short, in the language of the moment. */
export function weekdayNames(): string[] {
  const format = new Intl.DateTimeFormat(currentLanguage(), { timeZone: 'UTC', weekday: 'short' })
  return Array.from({ length: 7 }, (_, n) => format.format(new Date(Date.UTC(2015, 3, 6 + n))))
}

/** 5月12日. */
export function dayInWords({ t }: Translator, day: string): string {
  const [, month = 1, date = 1] = day.split('-').map(Number)
  return t('words.day', { month, date, monthName: t(`words.month.${month}`) })
}

/** The wall-clock time of an instant in the contest's zone, with its day where that is not `today`. */
export function momentInWords(translator: Translator, at: string, timezone: string, today: string): string {
  const { day, time } = wallClock(new Date(at), timezone)
  return day === today ? time : translator.t('words.onDay', { day: dayInWords(translator, day), time })
}
