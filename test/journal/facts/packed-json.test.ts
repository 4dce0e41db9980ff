import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { packJson, unpackJson } from '#server/journal/facts/packed-json'

const [deal, person, team, g3, broadband] = Array.from({ length: 5 }, () => randomUUID())
const totals = {
  points: 120,
  deals: 31,
  reachedSeq: 412,
  metrics: {
    [`${g3}`]: { quantity: 40, reachedSeq: 412 },
    [`${broadband}`]: { quantity: 8, reachedSeq: 398, pending: 1 },
  },
}
const fact = {
  type: 'deal.recorded',
  dealId: deal,
  participantId: person,
  name: '王小明',
  businessDate: '2015-04-10',
  lines: [{ metricId: g3, quantity: 1, points: 2 }],
  nthOfDay: 2,
  isSilent: false,
  isFirstOfDay: false,
  team: { teamId: team, whole: totals, day: totals },
  pledgeState: null,
}

describe('a packed text', () => {
  it('is half as long as the plain one, and gives the same value in the same order', () => {
    const text = packJson(fact)

    expect(text.length).toBeLessThan(JSON.stringify(fact).length * 0.55)
    expect(JSON.stringify(unpackJson(text))).toBe(JSON.stringify(fact))
  })

  it('names an id that occurs once as it is, so that SQL can look for it', () => {
    expect(packJson(fact)).toContain(`"${deal}"`)
  })

  it('is read as plain JSON where an earlier version has stored that', () => {
    expect(unpackJson(JSON.stringify(fact))).toEqual(fact)
  })

  it('does not change from version to version, as databases are full of them', () => {
    const [a, b] = ['0195a1c2-0000-7000-8000-00000000000a', '0195a1c2-0000-7000-8000-00000000000b']
    const value = {
      teamId: a,
      whole: { points: 1, deals: 1, reachedSeq: 1, metrics: { [b]: { quantity: 1, reachedSeq: 1 } } },
      day: b,
    }

    expect(packJson(value)).toBe(
      '[["AZWhwgAAcACAAAAAAAAACw"],[4,"0195a1c2-0000-7000-8000-00000000000a",[2,1,1,1,{"!0":[1,1,1]}],"!0"]]',
    )
  })

  it('keeps whatever it is given', () => {
    const text = fc.oneof(
      fc.string(),
      fc.constantFrom('!0', '!!1', '!', `"${deal}"`),
      fc.constantFrom(deal, person, g3),
    )
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        text,
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(text as fc.Arbitrary<string>, tie('value'), { maxKeys: 4, noNullPrototype: true }),
        fc.record({ quantity: tie('value'), reachedSeq: tie('value') }),
        fc.record({ metricId: text, quantity: fc.integer(), points: fc.integer() }, { requiredKeys: ['metricId'] }),
      ),
    }))

    fc.assert(
      fc.property(fc.record({ anything: value }), (each) => {
        const plain = JSON.stringify(each)
        expect(JSON.stringify(unpackJson(packJson(each)))).toBe(plain)
      }),
    )
  })
})
