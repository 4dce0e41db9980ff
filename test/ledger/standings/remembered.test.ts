import { describe, expect, it } from 'vitest'
import { CONTEST_BYTES, inSteps, Remembered } from '#server/ledger/standings/remembered'

/** Three parts of ten bytes each, of one contest. */
const KEPT = { bytes: CONTEST_BYTES + 30, ms: 60_000, changes: 10 }

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
    const memory = new Remembered<{ bytes: number }>(KEPT)
    const { read, source } = aSource(10)

    await memory.of(CONTEST, ['a', 'b'], source)
    await memory.of(CONTEST, ['a', 'b'], source)
    expect(read).toEqual(['a', 'b'])
    await memory.of({ ...CONTEST, id: 'other' }, ['c', 'd'], source)
    expect(memory.bytes).toBe(CONTEST_BYTES + 20)
    await memory.of(CONTEST, ['a'], source)
    expect(read).toEqual(['a', 'b', 'c', 'd', 'a'])
  })

  it('stay within their bytes where one contest alone has more', async () => {
    const memory = new Remembered<{ bytes: number }>(KEPT)
    const keys = ['a', 'b', 'c', 'd', 'e']

    const { parts } = await memory.of(CONTEST, keys, aSource(10).source)
    expect([...parts.keys()]).toEqual(keys)
    expect(memory.bytes).toBe(CONTEST_BYTES + 30)
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

describe('parts of a contest that changed', () => {
  /** Says what was read, where `changed` names what the numbers after the last ones changed. */
  const reads = async (memory: Remembered<{ bytes: number }>, at: typeof CONTEST, changed = '', isCommitted = true) => {
    const { read, source } = aSource(1)
    const isChanged = (key: string) => changed.includes(key)
    await memory.of(at, ['a', 'b'], { ...source, isCommitted, changed: () => Promise.resolve(isChanged) })
    return read.join('')
  }
  const head = (headSeq: number, epoch = 'epoch') => ({ ...CONTEST, headSeq, epoch })

  it('are read again, once', async () => {
    const memory = new Remembered<{ bytes: number }>(KEPT)
    expect(await reads(memory, head(1))).toBe('ab')
    expect(await reads(memory, head(2), 'b')).toBe('b')
    expect(await reads(memory, head(3))).toBe('')
    expect(memory.bytes).toBe(CONTEST_BYTES + 2)
  })

  it('are all read again after more numbers than are looked through', async () => {
    const memory = new Remembered<{ bytes: number }>(KEPT)
    await reads(memory, head(1))
    expect(await reads(memory, head(12))).toBe('ab')
  })

  it('are read by a unit that may be rolled back without being kept', async () => {
    const memory = new Remembered<{ bytes: number }>(KEPT)
    await reads(memory, head(1))
    expect(await reads(memory, head(2), 'b', false)).toBe('b')
    expect(await reads(memory, head(1))).toBe('')
    expect(await reads(memory, head(2))).toBe('')
  })

  it('are read by a unit that began before them without replacing what is newer', async () => {
    const memory = new Remembered<{ bytes: number }>(KEPT)
    await reads(memory, head(5))
    expect(await reads(memory, head(4))).toBe('ab')
    expect(await reads(memory, head(5))).toBe('')
  })

  it('belong to one history: in a new epoch the same number, a lower or a higher one is another state', async () => {
    const memory = new Remembered<{ bytes: number }>(KEPT)
    for (const at of [head(5), head(5, 'restored'), head(3, 'once more'), head(9, 'and again')])
      expect(await reads(memory, at)).toBe('ab')
  })
})
