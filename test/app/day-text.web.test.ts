import { describe, expect, it } from 'vitest'
import { dayIn } from '#web/forms/day-text'

describe('a typed day', () => {
  it.each([
    ['2026-04-01', '2026-04-01'],
    ['2026-4-1', '2026-04-01'],
    ['2026/4/1', '2026-04-01'],
    ['2026.4.1', '2026-04-01'],
    ['2026 年 4 月 1 日', '2026-04-01'],
    ['２０２６－０４－０１', '2026-04-01'],
    ['20260401', '2026-04-01'],
    ['4月1日', '2015-04-01'],
    ['4-1', '2015-04-01'],
  ])('reads %s', (typed, day) => {
    expect(dayIn(typed, '2015')).toBe(day)
  })

  it.each(['', '4', '2026-02-30', '2026-13-01', '明天', '2026-04-01 08:00', '1/4/2026'])(
    'does not guess at %s',
    (typed) => {
      expect(dayIn(typed, '2015')).toBeUndefined()
    },
  )
})
