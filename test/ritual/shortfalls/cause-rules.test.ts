import { describe, expect, it } from 'vitest'
import { causeOf, thinStepOf } from '#server/ritual/shortfalls/cause-rules'

/** Twenty days of two people: ten visits a day each, and one sale for every five. */
const usual = { counted: 400, sold: 80, personDays: 40 }
const today = (counted: number, sold: number, personDays = 2) => ({ counted, sold, personDays })

describe('the cause of a gap, by figures', () => {
  it('is 客源 where people were out less than four fifths of what is usual for so many', () => {
    expect(causeOf(today(15, 0), usual)).toEqual({ cause: 'leads', counted: 15, usual: 20, rate: 0, usualRate: 0.2 })
    expect(causeOf(today(16, 4), usual)?.cause).toBe('policy')
    expect(causeOf(today(9, 2, 1), usual)?.cause).toBe('policy')
    expect(causeOf(today(0, 0), usual)?.cause).toBe('leads')
  })

  it('is 话术 where they were out, and sold less than seven tenths of what is usual for it', () => {
    expect(causeOf(today(20, 2), usual)).toEqual({ cause: 'pitch', counted: 20, usual: 20, rate: 0.1, usualRate: 0.2 })
    expect(causeOf(today(20, 3), usual)?.cause).toBe('policy')
  })

  it('is not proposed while there is little to go by, nor for a day on which no one is on duty', () => {
    expect(causeOf(today(0, 0), { ...usual, counted: 29 })).toBeNull()
    expect(causeOf(today(0, 0), { ...usual, personDays: 4 })).toBeNull()
    expect(causeOf(today(0, 0, 0), usual)).toBeNull()
  })
})

describe('what is thin in one’s own days', () => {
  const own = { counted: 200, sold: 40, personDays: 20 }
  const week = (counted: number, sold: number, named = 0, customers = 0) => ({
    ...{ counted, sold, personDays: 5, named, customers },
  })

  it('is too few, the same customers, or none that sign, in this order', () => {
    expect(thinStepOf(week(39, 0, 20, 2), own)).toBe('few')
    expect(thinStepOf(week(50, 0, 20, 9), own)).toBe('same')
    expect(thinStepOf(week(50, 6, 20, 10), own)).toBe('no_sale')
    expect(thinStepOf(week(50, 10, 9, 1), own)).toBeNull()
  })

  it('is the same customers also for those who are new', () => {
    expect(thinStepOf(week(50, 9, 10, 4), { ...own, counted: 0 })).toBe('same')
  })
})
