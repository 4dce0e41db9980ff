import { describe, expect, it } from 'vitest'
import { isAboutTheSame, periodOf } from '#server/ritual/battle-reports/report-rules'
import type { ReportFigures } from '#shared/ritual/battle-reports/contract'

const contest = { startsOn: '2015-04-08', endsOn: '2015-06-17' }
const period = (kind: Parameters<typeof periodOf>[0], day: string, today = '2015-12-31') =>
  periodOf(kind, day, contest, today)

describe('the days of a report', () => {
  it('are one day of a daily report, good news and a flash', () => {
    for (const kind of ['daily', 'flash', 'good_news'] as const)
      expect(period(kind, '2015-04-10')).toEqual({ from: '2015-04-10', to: '2015-04-10', isWeek: false })
  })

  it('are Monday to Sunday of a weekly one, within the contest and up to today', () => {
    expect(period('weekly', '2015-04-22')).toEqual({ from: '2015-04-20', to: '2015-04-26', isWeek: true })
    expect(period('weekly', '2015-04-10')).toEqual({ from: '2015-04-08', to: '2015-04-12', isWeek: true })
    expect(period('weekly', '2015-06-17')).toEqual({ from: '2015-06-15', to: '2015-06-17', isWeek: true })
    expect(period('weekly', '2015-04-22', '2015-04-23').to).toBe('2015-04-23')
  })

  it('are the calendar month of a monthly one, whatever its length', () => {
    expect(period('monthly', '2015-05-31')).toMatchObject({ from: '2015-05-01', to: '2015-05-31' })
    expect(period('monthly', '2015-04-10')).toMatchObject({ from: '2015-04-08', to: '2015-04-30' })
    expect(period('monthly', '2015-06-01')).toMatchObject({ from: '2015-06-01', to: '2015-06-17' })
  })

  it('are the whole contest of the final one, also after its end', () => {
    expect(period('final', '2015-06-20')).toMatchObject({ from: '2015-04-08', to: '2015-06-17' })
    expect(period('final', '2015-04-10', '2015-04-10')).toMatchObject({ from: '2015-04-08', to: '2015-04-10' })
  })

  it('lie in the contest and not in the future', () => {
    expect(() => period('daily', '2015-04-11', '2015-04-10')).toThrow('business_date_in_future')
    expect(() => period('daily', '2015-04-07')).toThrow('business_date_outside_contest')
    expect(() => period('final', '2015-04-07')).toThrow('business_date_outside_contest')
    expect(() => period('daily', '2015-06-18')).toThrow('business_date_outside_contest')
    expect(period('daily', '2015-04-08').from).toBe('2015-04-08')
    expect(period('daily', '2015-06-17').to).toBe('2015-06-17')
    expect(period('daily', '2015-04-10', '2015-04-10').to).toBe('2015-04-10')
  })
})

describe('two drafts of one kind', () => {
  const figures = (from: string, more: object = {}) => ({ from, ...more }) as ReportFigures

  it('are about the same day, the same overtake and the same sale', () => {
    expect(isAboutTheSame(figures('2015-04-10'), figures('2015-04-10'))).toBe(true)
    expect(isAboutTheSame(figures('2015-04-10'), figures('2015-04-11'))).toBe(false)
    expect(isAboutTheSame(figures('d', { flash: { seq: 1 } }), figures('d', { flash: { seq: 2 } }))).toBe(false)
    expect(isAboutTheSame(figures('d', { flash: { seq: 1 } }), figures('d'))).toBe(false)
    expect(
      isAboutTheSame(figures('d', { goodNews: { dealId: 'a' } }), figures('d', { goodNews: { dealId: 'b' } })),
    ).toBe(false)
    expect(isAboutTheSame(figures('d'), figures('d', { goodNews: { dealId: 'b' } }))).toBe(false)
  })
})
