import { TimeOfDay } from '#shared/platform/time/time'

/** 0930, 930, 9:30 and 9.30; 9点, 9点5分 and 9点半. */
const FIGURES = /^(\d{1,2})[:.]?(\d{2})$/
const WORDS = /^(\d{1,2})[点时](?:(半|\d{1,2})分?)?$/

/** The time of day that a typed text names, in 24 hours; nothing where no clock shows it. */
export function timeIn(text: string): string | undefined {
  const typed = text.normalize('NFKC').replace(/\s/g, '')
  const [, hour = '', minute = '0'] = FIGURES.exec(typed) ?? WORDS.exec(typed) ?? []
  const named = `${hour.padStart(2, '0')}:${(minute === '半' ? '30' : minute).padStart(2, '0')}`
  return hour ? TimeOfDay.safeParse(named).data : undefined
}
