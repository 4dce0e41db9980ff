import { describe, expect, it } from 'vitest'
import { msUntilQuiet, quietDayOf, retained } from '#server/platform/backups/retention'
import { addDays } from '#shared/platform/time/time'

const ZONE = 'Asia/Shanghai'
/** At 03:01 of that day, in the centre's time. */
const night = (day: string) => ({ takenAt: new Date(`${day}T03:01:00+08:00`) })

describe('the backups that are kept', () => {
  it('are after many nights those of 7 days and 4 weeks, each week’s newest', () => {
    let kept: { takenAt: Date }[] = []
    for (let n = 0; n < 60; n++) kept = [...retained([...kept, night(addDays('2015-04-01', n))], ZONE)]

    const days = kept.map(({ takenAt }) => quietDayOf(takenAt, ZONE)).sort()

    // 30 May 2015 was a Saturday.
    expect(days).toEqual([
      '2015-04-26',
      '2015-05-03',
      '2015-05-10',
      '2015-05-17',
      '2015-05-24',
      '2015-05-25',
      '2015-05-26',
      '2015-05-27',
      '2015-05-28',
      '2015-05-29',
      '2015-05-30',
    ])
  })

  it('are those of the last 7 days with one, however long ago', () => {
    const monthly = ['2015-01-01', '2015-02-01', '2015-03-01', '2015-04-01'].map(night)

    expect(retained(monthly, ZONE).size).toBe(4)
  })

  it('count one for each day, the newest', () => {
    const [early, late] = [
      { takenAt: new Date('2015-04-01T03:01:00+08:00') },
      { takenAt: new Date('2015-04-02T02:59:00+08:00') },
    ]

    expect([...retained([early, late], ZONE)]).toEqual([late])
  })
})

describe('the quiet hour', () => {
  it('is three in the morning where the centre is', () => {
    expect(quietDayOf(new Date('2015-04-02T02:59:00+08:00'), ZONE)).toBe('2015-04-01')
    expect(quietDayOf(new Date('2015-04-02T03:00:00+08:00'), ZONE)).toBe('2015-04-02')
    expect(msUntilQuiet(new Date('2015-04-02T02:00:00+08:00'), ZONE)).toBe(3_600_000)
    expect(msUntilQuiet(new Date('2015-04-02T03:00:00+08:00'), ZONE)).toBe(86_400_000)
  })
})
