import { describe, expect, it } from 'vitest'
import { dueAfter, escalationAfter, type WorkingTime } from '#server/ritual/requests/working-time'
import { weekdayOf } from '#shared/contest/duty/contract'
import { instantOf } from '#shared/platform/time/instant-of'
import type { ServicePromise } from '#shared/ritual/requests/terms'

const CENTRE: WorkingTime = {
  hours: { from: '08:30', to: '18:00' },
  timezone: 'Asia/Shanghai',
  isWorking: (day) => weekdayOf(day) <= 5,
}
const minutes = (amount: number): ServicePromise => ({ unit: 'minutes', amount })
const days = (amount: number): ServicePromise => ({ unit: 'days', amount })
/** 2015-04-10 is a Friday. */
const due = (start: string, promise: ServicePromise, work = CENTRE) =>
  dueAfter(new Date(start), promise, work).toISOString()

describe('a promise in working time', () => {
  it('is due after its minutes within a working day', () => {
    expect(due('2015-04-10T10:00:00+08:00', minutes(30))).toBe('2015-04-10T02:30:00.000Z')
    expect(due('2015-04-10T17:00:00+08:00', minutes(60))).toBe('2015-04-10T10:00:00.000Z')
  })

  it('goes on after the night and the weekend', () => {
    expect(due('2015-04-09T17:30:00+08:00', minutes(60))).toBe('2015-04-10T01:00:00.000Z')
    expect(due('2015-04-10T17:30:00+08:00', minutes(60))).toBe('2015-04-13T01:00:00.000Z')
  })

  it('begins with the working day when it is asked before it, after it or on a day off', () => {
    expect(due('2015-04-10T07:00:00+08:00', minutes(30))).toBe('2015-04-10T01:00:00.000Z')
    expect(due('2015-04-10T20:00:00+08:00', minutes(30))).toBe('2015-04-13T01:00:00.000Z')
    expect(due('2015-04-11T12:00:00+08:00', minutes(30))).toBe('2015-04-13T01:00:00.000Z')
  })

  it('takes several days for a day and more of working time', () => {
    expect(due('2015-04-08T08:30:00+08:00', minutes(24 * 60))).toBe('2015-04-10T05:30:00.000Z')
  })

  it('of working days is due at the end of the last of them', () => {
    expect(due('2015-04-09T10:00:00+08:00', days(1))).toBe('2015-04-10T10:00:00.000Z')
    expect(due('2015-04-10T10:00:00+08:00', days(1))).toBe('2015-04-13T10:00:00.000Z')
    expect(due('2015-04-10T10:00:00+08:00', days(2))).toBe('2015-04-14T10:00:00.000Z')
  })

  it('ends also where no day is worked on', () => {
    const never = { ...CENTRE, isWorking: () => false }
    expect(due('2015-04-10T10:00:00+08:00', minutes(30), never)).toBe('2015-08-08T10:00:00.000Z')
    expect(due('2015-04-10T10:00:00+08:00', days(1), never)).toBe('2015-08-08T10:00:00.000Z')
  })

  it('goes to a director after one and a half times itself', () => {
    const at = (start: string, promise: ServicePromise) =>
      escalationAfter(new Date(start), promise, CENTRE).toISOString()
    expect(at('2015-04-10T10:00:00+08:00', minutes(30))).toBe('2015-04-10T02:45:00.000Z')
    expect(at('2015-04-09T10:00:00+08:00', days(1))).toBe('2015-04-13T05:15:00.000Z')
  })
})

describe('the instant of a wall clock', () => {
  it('follows a zone through its clock changes', () => {
    expect(instantOf('2015-03-28', '08:30', 'Europe/Berlin').toISOString()).toBe('2015-03-28T07:30:00.000Z')
    expect(instantOf('2015-03-30', '08:30', 'Europe/Berlin').toISOString()).toBe('2015-03-30T06:30:00.000Z')
  })
})
