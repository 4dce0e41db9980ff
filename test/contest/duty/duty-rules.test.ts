import { describe, expect, it } from 'vitest'
import { DutyDays, dutyShares, onDutyOn, presentOn } from '#server/contest/duty/duty-rules'
import { daysOf, mondayOf, monthBefore, weekBefore } from '#shared/contest/contests/span'
import { isActive, isWorkingDay, nextWorkingDay, schedule, WorkWeek, workingDays } from '#shared/contest/duty/contract'
import { addDays, dayCount, dayOf, daysBetween, pace, TimeOfDay, TimeZone, wallClock } from '#shared/platform/time/time'
import { aPerson, aView, EAST, WEST } from '#test/support/plain-view'

// 2015-04-10 is a Friday; the Saturday after it is worked on, and Monday is a holiday.
const calendar = [
  { day: '2015-04-11', isWorking: true, note: '调休' },
  { day: '2015-04-13', isWorking: false, note: '放假' },
]
const view = aView({
  calendar,
  participants: [aPerson('w1'), aPerson('w2', { activeFrom: '2015-04-10' }), aPerson('e1', { activeTo: '2015-04-10' })],
})
const nobody = new Set<string>()

describe('a working day', () => {
  it.each([
    ['2015-04-10', true],
    ['2015-04-11', true],
    ['2015-04-12', false],
    ['2015-04-13', false],
    ['2015-04-14', true],
    ['2015-04-18', false],
  ])('%s: %s', (day, isWorked) => {
    expect(isWorkingDay(view, day)).toBe(isWorked)
  })

  it('may be a Sunday', () => {
    expect(isWorkingDay({ workWeek: '7', calendar: [] }, '2015-04-12')).toBe(true)
    expect(isWorkingDay({ workWeek: '1', calendar: [] }, '2015-04-12')).toBe(false)
  })

  it('is listed between two days, both included', () => {
    expect(workingDays(view, '2015-04-10', '2015-04-14')).toEqual(['2015-04-10', '2015-04-11', '2015-04-14'])
    expect(workingDays(view, '2015-04-12', '2015-04-13')).toEqual([])
    expect(workingDays(view, '2015-04-14', '2015-04-10')).toEqual([])
  })

  it('is looked for up to a month on', () => {
    expect(nextWorkingDay(view, '2015-04-11')).toBe('2015-04-14')
    expect(nextWorkingDay(view, '2015-04-10')).toBe('2015-04-11')
    expect(nextWorkingDay({ workWeek: '', calendar: [] }, '2015-04-10')).toBe('2015-04-11')
    const on = (day: string) => ({ workWeek: '', calendar: [{ day, isWorking: true, note: '' }] })
    expect(nextWorkingDay(on('2015-05-11'), '2015-04-10')).toBe('2015-05-11')
    expect(nextWorkingDay(on('2015-05-12'), '2015-04-10')).toBe('2015-04-11')
  })

  it('is one of the weekdays in order', () => {
    expect(WorkWeek.safeParse('12345').success).toBe(true)
    for (const wrong of ['', '21', '8', '11']) expect(WorkWeek.safeParse(wrong).success).toBe(false)
  })
})

describe('being on duty', () => {
  it('takes part from the day of joining to the day of leaving, both included', () => {
    const person = aPerson('w1', { activeFrom: '2015-04-08', activeTo: '2015-04-10' })
    const days = ['2015-04-07', '2015-04-08', '2015-04-10', '2015-04-11']

    expect(days.map((day) => isActive(person, day))).toEqual([false, true, true, false])
    expect(isActive(aPerson('w1'), '2015-04-08')).toBe(true)
  })

  it('is everyone active and not away, on working days only', () => {
    expect(onDutyOn(view, '2015-04-10', nobody)).toEqual(new Set(['w1', 'w2', 'e1']))
    expect(onDutyOn(view, '2015-04-09', nobody)).toEqual(new Set(['w1', 'e1']))
    expect(onDutyOn(view, '2015-04-11', new Set(['w1']))).toEqual(new Set(['w2']))
    expect(onDutyOn(view, '2015-04-12', nobody)).toEqual(nobody)
    expect(presentOn(view, '2015-04-12', nobody)).toEqual(new Set(['w1', 'w2']))
  })

  it('is remembered for several days, each with its own absences', () => {
    const days = new DutyDays(view, new Map([['2015-04-10', new Set(['w1'])]]))

    expect(days.isOnDuty('w1', '2015-04-10')).toBe(false)
    expect(days.isOnDuty('w2', '2015-04-10')).toBe(true)
    expect(days.isOnDuty('w1', '2015-04-09')).toBe(true)
    expect(days.on('2015-04-10')).toBe(days.on('2015-04-10'))
  })

  it('is counted per team: days off are no person-days', () => {
    const shares = (absences: { day: string; participantId: string }[] = []) =>
      dutyShares(view, absences, '2015-04-09', '2015-04-14')

    expect(shares()).toEqual({ elapsedDays: 4, personDays: { [WEST]: 7, [EAST]: 2 } })
    expect(
      shares([
        { day: '2015-04-10', participantId: 'w1' },
        { day: '2015-04-12', participantId: 'w1' },
        { day: '2015-04-09', participantId: 'w2' },
        { day: '2015-04-11', participantId: 'e1' },
        { day: '2015-04-09', participantId: 'stranger' },
      ]),
    ).toEqual({ elapsedDays: 4, personDays: { [WEST]: 6, [EAST]: 2 } })
  })

  it('counts a team that the contest lists last, and one without people', () => {
    const alone = { ...view, participants: [aPerson('w1'), aPerson('x', { teamId: 'third' })], teams: [{ id: WEST }] }

    expect(dutyShares(alone, [], '2015-04-09', '2015-04-10').personDays).toEqual({ [WEST]: 2, third: 2 })
    expect(dutyShares({ ...view, participants: [] }, [], '2015-04-09', '2015-04-10').personDays).toEqual({
      [WEST]: 0,
      [EAST]: 0,
    })
  })
})

describe('序时', () => {
  it('is the share of calendar days gone by the end of the day', () => {
    expect(pace('2015-04-01', '2015-04-10', '2015-04-01')).toBe(0.1)
    expect(pace('2015-04-01', '2015-04-10', '2015-04-10')).toBe(1)
    expect(dayCount('2015-04-01', '2015-04-10', '2015-03-20')).toEqual({ day: 0, of: 10 })
    expect(dayCount('2015-04-01', '2015-04-10', '2015-05-20')).toEqual({ day: 10, of: 10 })
  })

  it('is that of working days where the contest chose them, and never past the end', () => {
    const contest = { workWeek: '12345', calendar: [], startsOn: '2015-04-06', endsOn: '2015-04-15' }
    const gone = (paceBasis: 'working' | 'calendar', day: string) => schedule({ ...contest, paceBasis }, day)

    expect(gone('calendar', '2015-04-08')).toBe(0.3)
    expect(gone('working', '2015-04-08')).toBe(3 / 8)
    expect(gone('working', '2015-04-12')).toBe(5 / 8)
    expect(gone('working', '2015-04-30')).toBe(1)
    expect(schedule({ ...contest, workWeek: '', paceBasis: 'working' }, '2015-04-08')).toBe(0.3)
  })
})

describe('the days of a list', () => {
  const period = { startsOn: '2015-04-09', endsOn: '2015-06-17' }

  it('are the week from Monday or the calendar month, up to the day', () => {
    expect(mondayOf('2015-04-13')).toBe('2015-04-13')
    expect(mondayOf('2015-04-19')).toBe('2015-04-13')
    expect(daysOf(period, 'week', '2015-05-13')).toEqual({ from: '2015-05-11', to: '2015-05-13' })
    expect(daysOf(period, 'month', '2015-05-13')).toEqual({ from: '2015-05-01', to: '2015-05-13' })
  })

  it('are cut at the first and the last day of the contest', () => {
    expect(daysOf(period, 'week', '2015-04-10')).toEqual({ from: '2015-04-09', to: '2015-04-10' })
    expect(daysOf(period, 'month', '2015-04-10')).toEqual({ from: '2015-04-09', to: '2015-04-10' })
    expect(daysOf(period, 'week', '2015-07-01')).toEqual({ from: '2015-06-15', to: '2015-06-17' })
  })

  it('are those before, of a week and of a month', () => {
    expect(weekBefore(period, '2015-05-13')).toEqual({ from: '2015-05-04', to: '2015-05-10' })
    expect(weekBefore(period, '2015-04-14')).toEqual({ from: '2015-04-09', to: '2015-04-12' })
    expect(weekBefore(period, '2015-07-01')).toEqual({ from: '2015-06-08', to: '2015-06-14' })
    expect(monthBefore(period, '2015-06-13')).toEqual({ from: '2015-05-01', to: '2015-05-31' })
    expect(monthBefore(period, '2015-05-13')).toEqual({ from: '2015-04-09', to: '2015-04-30' })
    expect(monthBefore(period, '2015-08-01')).toEqual({ from: '2015-05-01', to: '2015-05-31' })
  })
})

describe('the clock of a contest', () => {
  it('is that of its own time zone', () => {
    const at = new Date('2015-04-10T17:30:00Z')

    expect(wallClock(at, 'Asia/Shanghai')).toEqual({ day: '2015-04-11', time: '01:30' })
    expect(dayOf(at, 'UTC')).toBe('2015-04-10')
    expect(TimeZone.safeParse('Asia/Shanghai').success).toBe(true)
    expect(TimeZone.safeParse('Nowhere/Else').success).toBe(false)
  })

  it.each(['00:00', '09:30', '19:59', '23:59'])('takes %s for a time of day', (time) => {
    expect(TimeOfDay.safeParse(time).success).toBe(true)
  })

  it.each(['24:00', '9:30', '09:60', '09:30 ', 'x09:30', '0930', '29:00'])('takes %s for none', (time) => {
    expect(TimeOfDay.safeParse(time).success).toBe(false)
  })

  it('counts days over the end of a month and back', () => {
    expect(addDays('2015-04-30', 1)).toBe('2015-05-01')
    expect(addDays('2015-03-01', -1)).toBe('2015-02-28')
    expect(daysBetween('2015-04-30', '2015-05-02')).toBe(2)
    expect(daysBetween('2015-05-02', '2015-04-30')).toBe(-2)
  })
})
