import { describe, expect, it } from 'vitest'
import { callableNumber, drawn, inDrawnOrder, seedOf, weekToDraw } from '#server/field/spot-checks/spot-check-rules'

const candidates = Array.from({ length: 40 }, (_, n) => ({
  ...{ entryId: `entry-${n}`, teamId: 'west', number: `138000000${String(n % 20).padStart(2, '0')}` },
}))
const idsOf = (some: readonly { entryId: string }[]) => some.map(({ entryId }) => entryId)

describe('a draw of checks', () => {
  it('is the same for everyone who has its seed, in whatever order the activities are read', () => {
    const seed = seedOf('epoch', '2015-04-06', 812)

    expect(idsOf(inDrawnOrder(seed, candidates))).toEqual(idsOf(inDrawnOrder(seed, [...candidates].reverse())))
    expect(idsOf(inDrawnOrder(seedOf('epoch', '2015-04-06', 813), candidates))).not.toEqual(
      idsOf(inDrawnOrder(seed, candidates)),
    )
  })

  it('takes no customer twice, and none who was called lately', () => {
    const resting = new Set(candidates.slice(0, 17).map(({ number }) => number))

    const picked = drawn(candidates, resting, 5)

    expect(picked.map(({ number }) => number.slice(-2))).toEqual(['17', '18', '19'])
    expect(drawn(candidates, new Set(), 3)).toHaveLength(3)
    expect(drawn(candidates, new Set(), 0)).toEqual([])
  })
})

describe('the number that is called', () => {
  it('is that of the customer, else the line that was sold, where it can be dialled', () => {
    expect(callableNumber('+86 138-0000-0001', '13900000002')).toBe('13800000001')
    expect(callableNumber(null, '13900000002')).toBe('13900000002')
    expect(callableNumber('0577-62881234', null)).toBe('057762881234')
    expect(callableNumber('12345', '8415042300017')).toBeNull()
    expect(callableNumber(null, null)).toBeNull()
  })
})

describe('the week that is drawn', () => {
  // 2015-04-01 is a Wednesday.
  const contest = { startsOn: '2015-04-01', endsOn: '2015-04-30' }

  it('is the last one that is over, and after the contest the week of its end', () => {
    expect(weekToDraw({ ...contest, today: '2015-04-05' })).toBeNull()
    expect(weekToDraw({ ...contest, today: '2015-04-06' })).toBe('2015-03-30')
    expect(weekToDraw({ ...contest, today: '2015-04-15' })).toBe('2015-04-06')
    expect(weekToDraw({ ...contest, today: '2015-05-01' })).toBe('2015-04-27')
    expect(weekToDraw({ ...contest, today: '2015-06-20' })).toBe('2015-04-27')
  })
})
