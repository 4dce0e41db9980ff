import { describe, expect, it } from 'vitest'
import { z as real } from 'zod'
import { z as recipes, takeZod } from '#web/contracts/recipes'

const z = recipes as unknown as typeof real

// As contracts are written, before zod is there.
const Kind = z.enum(['a', 'b'])
const Base = z.object({ id: z.int().positive(), kind: Kind })
const Both = z.strictObject({ ...Base.shape, name: z.string().trim().min(1), note: Base.shape.kind.nullable() })
const Many = z.array(Both).min(1)
const Fixed = z.preprocess((value) => value ?? 'b', z.union([Kind, z.literal(7)]))
const ofKinds = z.enum([...Kind.options, 'c'])

describe('contracts that are made when they are used', () => {
  it('say so while nothing can check, and know their words', () => {
    expect(() => Both.safeParse({})).toThrow('no contract can check yet')
    expect(Kind.options).toEqual(['a', 'b'])
  })

  it('check as those that are made at once', () => {
    takeZod(real)

    const good = { id: 1, kind: 'a', name: ' 严萍 ', note: null }
    expect(Many.parse([good])).toEqual([{ ...good, name: '严萍' }])
    for (const bad of [
      [],
      [{ ...good, id: 0 }],
      [{ ...good, kind: 'c' }],
      [{ ...good, more: 1 }],
      [{ ...good, note: 'c' }],
    ])
      expect(Many.safeParse(bad).success).toBe(false)
    expect([Fixed.parse(null), Fixed.parse(7), ofKinds.parse('c')]).toEqual(['b', 7, 'c'])
    expect(Object.keys(Both.shape)).toEqual(['id', 'kind', 'name', 'note'])
    expect(z.object({ one: Kind.optional() }).parse({})).toEqual({})
  })
})
