import { describe, expect, it } from 'vitest'
import { schedule, scheduleOfDays } from '#shared/contest/duty/contract'
import { forecast } from '#shared/ledger/standings/forecast'
import { addDays } from '#shared/platform/time/time'

/** Wednesday to Tuesday, eight weeks later. */
const CONTEST = { startsOn: '2015-04-01', endsOn: '2015-05-26', workWeek: '12345', calendar: [] }
const GOAL = { target: 100, challenge: 120 }

/** The totals of days from the first one on, of which each brings that much. */
const adding = (...perDay: number[]) => {
  let total = 0
  return perDay.map((units) => {
    total += units
    return total
  })
}
/** Until the evening before `today` so much per weekday, nothing at weekends; today `now`. */
const steady = (today: string, perWeekday: number, now = 0) => {
  const days: number[] = []
  for (let day = CONTEST.startsOn; day < today; day = addDays(day, 1))
    days.push([0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()) ? 0 : perWeekday)
  return adding(...days, now)
}

describe('the forecast', () => {
  it('says on which working day the target is reached at the pace of the last ones', () => {
    const today = '2015-04-15'
    // Ten working days gone with 4 a day: 40; the 25th is Tuesday, 5 May.
    expect(forecast(CONTEST, GOAL, steady(today, 4), today)).toEqual({
      kind: 'reaches',
      goal: 'target',
      on: '2015-05-05',
    })
  })

  it('says what lacks at the end where the pace is too slow', () => {
    const today = '2015-04-15'
    // 20 by now, and 30 working days to come with 2 a day.
    expect(forecast(CONTEST, GOAL, steady(today, 2), today)).toEqual({ kind: 'short', total: 80, by: 20 })
    expect(forecast(CONTEST, GOAL, steady(today, 0), today)).toEqual({ kind: 'short', total: 0, by: 100 })
  })

  it('looks at the last ten working days, with what their weekends brought', () => {
    const today = '2015-04-29'
    const slowThenFast = adding(...Array<number>(14).fill(0), ...Array<number>(14).fill(3), 0)
    // 42 in ten working days are 4.2 a day; 58 more take 14 of them, from the 29th on.
    expect(forecast(CONTEST, GOAL, slowThenFast, today)).toEqual({ kind: 'reaches', goal: 'target', on: '2015-05-18' })
  })

  it('goes by the calendar of the contest: a holiday brings nothing, a worked Saturday does', () => {
    const today = '2015-04-15'
    const moved = (day: string, isWorking: boolean) => ({ day, isWorking, note: '' })
    const holidays = [moved('2015-05-04', false), moved('2015-05-05', false)]
    const on = (calendar: ReturnType<typeof moved>[]) =>
      forecast({ ...CONTEST, calendar }, GOAL, steady(today, 4), today)

    expect(on(holidays)).toMatchObject({ on: '2015-05-07' })
    expect(on([...holidays, moved('2015-04-25', true)])).toMatchObject({ on: '2015-05-06' })
  })

  it('keeps what today has brought, and adds nothing to a day above the pace', () => {
    const today = '2015-05-05'
    expect(forecast(CONTEST, { target: 101, challenge: 0 }, steady(today, 4, 5), today)).toMatchObject({ on: today })
    expect(forecast(CONTEST, { target: 102, challenge: 0 }, steady(today, 4, 5), today)).toMatchObject({
      on: '2015-05-06',
    })
  })

  it('says nothing with fewer than five working days, before the start, without a target and after the end', () => {
    expect(forecast(CONTEST, GOAL, steady('2015-04-07', 9), '2015-04-07')).toBeNull()
    expect(forecast(CONTEST, GOAL, steady('2015-04-08', 9), '2015-04-08')).not.toBeNull()
    expect(forecast(CONTEST, GOAL, [], '2015-03-20')).toBeNull()
    expect(forecast(CONTEST, { target: 0, challenge: 0 }, steady('2015-04-15', 9), '2015-04-15')).toBeNull()
    expect(forecast(CONTEST, GOAL, steady('2015-05-26', 1), '2015-06-03')).toBeNull()
  })

  it('names the day since which a goal is kept, and goes on to the challenge', () => {
    const fallenAndRisen = adding(...Array<number>(9).fill(0), 101, -5, 6, 0)
    expect(forecast(CONTEST, { target: 100, challenge: 100 }, fallenAndRisen, '2015-04-13')).toEqual({
      kind: 'reached',
      goal: 'target',
      on: '2015-04-12',
    })
    const today = '2015-05-06'
    expect(forecast(CONTEST, GOAL, steady(today, 4), today)).toEqual({
      kind: 'reaches',
      goal: 'challenge',
      on: '2015-05-12',
    })
    expect(forecast(CONTEST, { target: 90, challenge: 900 }, steady(today, 4), today)).toMatchObject({
      kind: 'reached',
      goal: 'target',
    })
    expect(forecast(CONTEST, { target: 90, challenge: 95 }, steady('2015-06-03', 4), '2015-06-03')).toMatchObject({
      kind: 'reached',
      goal: 'challenge',
    })
  })
})

describe('the schedule of each day', () => {
  it.each(['calendar', 'working'] as const)('is that of the day, by %s days', (paceBasis) => {
    const contest = { ...CONTEST, paceBasis }
    const each = scheduleOfDays(contest)

    expect(each).toHaveLength(56)
    for (const [at, share] of each.entries())
      expect(share).toBeCloseTo(schedule(contest, addDays(CONTEST.startsOn, at)), 9)
  })
})
