import { describe, expect, it } from 'vitest'
import { daysOfMonth, dueToday, monthBefore, proposed } from '#shared/ritual/aims/aims'

describe('what today needs for a goal', () => {
  it.each([
    [18, 3, 9, 2],
    [18, 0, 9, 2],
    [18, 18, 9, 0],
    [18, 20, 9, 0],
    [18, 17, 1, 1],
    [3, 0, 10, 1],
  ])('of %i with %i done and %i days left is %i', (aim, before, days, due) => {
    expect(dueToday({ aim, before }, days, 'count')).toBe(due)
  })

  it('is in whole 元 of an amount', () => {
    expect(dueToday({ aim: 100_000, before: 0 }, 3, 'amount')).toBe(33_400)
  })

  it('is nothing without a goal or a day', () => {
    expect(dueToday({ aim: null, before: 0 }, 3, 'count')).toBeNull()
    expect(dueToday({ aim: 5, before: 0 }, 0, 'count')).toBeNull()
  })
})

describe('a proposed goal', () => {
  it('is the even share of the target over the days on duty, rounded up', () => {
    expect(proposed({ from: 'team', target: 100, people: 5, of: 64, days: 22 }, 'count').quantity).toBe(7)
    expect(proposed({ from: 'team', target: 64, people: 1, of: 64, days: 22 }, 'count').quantity).toBe(22)
    expect(proposed({ from: 'perDay', target: 10, people: 1, of: 1, days: 20 }, 'count').quantity).toBe(200)
  })
})

it('months have their own days', () => {
  expect(daysOfMonth('2016-02')).toEqual({ from: '2016-02-01', to: '2016-02-29' })
  expect(daysOfMonth('2015-12')).toEqual({ from: '2015-12-01', to: '2015-12-31' })
  expect(monthBefore('2016-01')).toBe('2015-12')
})
