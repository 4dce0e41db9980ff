import { describe, expect, it } from 'vitest'
import { inSteps, Remembered } from '#server/ledger/standings/remembered'

const CONTEST = { id: 'contest', epoch: 'epoch', headSeq: 1 }

/** Reads what is not in memory, one part at a time, each of so many bytes. */
function aSource(bytes: number, forMs?: number) {
  const read: string[] = []
  const source = {
    isCommitted: true,
    changed: () => Promise.resolve(() => false),
    read: ([key = '']: readonly string[]) => {
      read.push(key)
      return Promise.resolve(new Map([[key, { bytes }]]))
    },
    atOnce: 1,
    forMs,
  }
  return { read, source }
}

describe('parts kept in memory', () => {
  it('are read once, and make room for those of a contest used later', async () => {
    const memory = new Remembered<{ bytes: number }>({ bytes: 30, ms: 60_000, changes: 10 })
    const { read, source } = aSource(10)

    await memory.of(CONTEST, ['a', 'b'], source)
    await memory.of(CONTEST, ['a', 'b'], source)
    expect(read).toEqual(['a', 'b'])
    await memory.of({ ...CONTEST, id: 'other' }, ['c', 'd'], source)
    expect(memory.bytes).toBe(20)
    await memory.of(CONTEST, ['a'], source)
    expect(read).toEqual(['a', 'b', 'c', 'd', 'a'])
  })

  it('stay within their bytes where one contest alone has more', async () => {
    const memory = new Remembered<{ bytes: number }>({ bytes: 30, ms: 60_000, changes: 10 })
    const keys = ['a', 'b', 'c', 'd', 'e']

    const { parts } = await memory.of(CONTEST, keys, aSource(10).source)
    expect([...parts.keys()]).toEqual(keys)
    expect(memory.bytes).toBe(30)
  })
})

describe('reading ahead', () => {
  const stepsOf = async (left: readonly number[]) => {
    let steps = 0
    await inSteps(() => Promise.resolve(left[steps++] ?? 0))
    return steps
  }

  it('goes on until nothing is left', async () => {
    expect(await stepsOf([0])).toBe(1)
    expect(await stepsOf([30, 10, 0])).toBe(3)
  })

  it('ends where more is asked for than is kept', async () => {
    expect(await stepsOf([30, 10, 10, 10])).toBe(3)
    expect(await stepsOf([30, 40])).toBe(2)
  })
})
