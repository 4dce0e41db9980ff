import { describe, expect, it } from 'vitest'
import { assignmentOf, seedOf } from '#server/field/lists/assignment-rules'

const held = (loads: Record<string, number>) => new Map(Object.entries(loads))
const lines = (count: number, holders: string[] = []) =>
  Array.from({ length: count }, (_, n) => ({ id: `line ${n}`, holders }))
const seed = seedOf('epoch', 'list', 120)

describe('what is left when claiming is over', () => {
  it('goes to who holds the territory, then to who has the fewest lines', () => {
    const given = assignmentOf([...lines(1, ['b']), ...lines(2)], held({ a: 1, b: 5, c: 3 }), 20, seed)

    expect(given.map(({ participantId, reason }) => [participantId, reason])).toEqual([
      ['b', 'territory'],
      ['a', 'load'],
      ['a', 'load'],
    ])
  })

  it('goes to everyone where the holders of the territory have no room, and to nobody above the cap', () => {
    const given = assignmentOf(lines(3, ['b']), held({ a: 1, b: 2 }), 2, seed)

    expect(given.map(({ participantId }) => participantId)).toEqual(['a'])
  })

  it('is drawn among equals by a lot that follows from the seed alone', () => {
    const people = held({ a: 0, b: 0, c: 0, d: 0 })
    const draw = (with_: string) => assignmentOf(lines(40), people, 20, with_).map(({ participantId }) => participantId)

    expect(draw(seed)).toEqual(draw(seed))
    expect(draw(seed)).not.toEqual(draw(seedOf('epoch', 'list', 121)))
    expect(draw(seed).filter((id) => id === 'a')).toHaveLength(10)
  })
})
