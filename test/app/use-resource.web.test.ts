import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, nextTick, ref, shallowRef, watch } from 'vue'
import { ApiError, type ApiErrorCode } from '#web/api/api-error'
import { usePages } from '#web/api/use-pages'
import { useRefusal } from '#web/api/use-refusal'
import { type ResourceOptions, useResource } from '#web/api/use-resource'
import { chooseLanguage } from '#web/i18n/index'

const flushed = async () => {
  await nextTick()
  for (let turn = 0; turn < 10; turn++) await Promise.resolve()
}

const refusal = (code: ApiErrorCode = 'offline', retryAfterS?: number) =>
  new ApiError({ code, message: code, ...(retryAfterS ? { retryAfterS } : {}) })

/** A resource whose requests are answered by hand, in any order. */
function aResource(options: Omit<ResourceOptions, 'errors'> = {}, errors = useRefusal()) {
  const key = shallowRef<unknown>('spring')
  const asked: { key: unknown; answer: (text: string) => Promise<void>; refuse: (error: unknown) => Promise<void> }[] =
    []
  const ask = (of: unknown) =>
    new Promise<string>((resolve, reject) => {
      asked.push({
        key: of,
        answer: (text) => {
          resolve(text)
          return flushed()
        },
        refuse: (error) => {
          reject(error)
          return flushed()
        },
      })
    })
  const scope = effectScope()
  const made = scope.run(() => useResource(() => key.value, ask, { ...options, errors }))
  if (!made) throw new Error('the scope ran nothing')
  return { key, asked, scope, ...made, request: (n: number) => asked[n - 1] ?? missing(n) }
}
const missing = (n: number): never => {
  throw new Error(`request ${n} was not sent`)
}

beforeAll(() => chooseLanguage('en'))

describe('a resource', () => {
  it('is read at once, and says while it loads', async () => {
    const { data, isLoading, asked, request } = aResource()
    expect(asked.map(({ key }) => key)).toEqual(['spring'])
    expect([data.value, isLoading.value]).toEqual([undefined, true])

    await request(1).answer('first')

    expect([data.value, isLoading.value]).toEqual(['first', false])
  })

  it('reads nothing without a key', async () => {
    const { key, load, asked, isLoading } = aResource()
    key.value = null
    await flushed()

    expect(await load()).toBe(false)

    expect(asked).toHaveLength(1)
    expect(isLoading.value).toBe(false)
  })

  it('keeps the newest answer when answers come in another order', async () => {
    const { data, isLoading, load, request } = aResource()
    const second = load()

    await request(2).answer('newest')
    expect([data.value, isLoading.value, await second]).toEqual(['newest', false, true])
    await request(1).answer('late')

    expect([data.value, isLoading.value]).toEqual(['newest', false])
  })

  it('shows an older answer until the newest one arrives, so that many refreshes do not starve it', async () => {
    const { data, isLoading, load, request } = aResource()
    void load()

    await request(1).answer('old')
    expect([data.value, isLoading.value]).toEqual(['old', true])
    await request(2).answer('newest')

    expect(data.value).toBe('newest')
  })

  it('reads a changed key at once and clears what belonged to the one before', async () => {
    const { key, data, asked, request } = aResource()
    await request(1).answer('of spring')

    key.value = 'autumn'
    await flushed()
    expect(data.value).toBeUndefined()
    await request(2).answer('of autumn')

    expect(asked.map((each) => each.key)).toEqual(['spring', 'autumn'])
    expect(data.value).toBe('of autumn')
  })

  it('drops an answer to a key that was left in the same moment', async () => {
    const { key, data, request } = aResource()
    const seen: (string | undefined)[] = []
    watch(data, (now) => seen.push(now), { flush: 'sync' })

    const arriving = request(1).answer('of spring')
    key.value = 'autumn'
    await arriving
    await request(2).answer('of autumn')

    expect(seen).toEqual(['of autumn'])
  })

  it('compares keys by value', async () => {
    const { key, data, asked, request } = aResource()
    key.value = ['spring', 1]
    await flushed()
    await request(2).answer('first')

    key.value = ['spring', 1]
    await flushed()

    expect(asked).toHaveLength(2)
    expect(data.value).toBe('first')
  })

  it('keeps the answer to the previous key where that is wanted, but not without a key', async () => {
    const { key, data, request } = aResource({ keep: true })
    await request(1).answer('of spring')

    key.value = 'autumn'
    await flushed()
    expect(data.value).toBe('of spring')
    key.value = null
    await flushed()

    expect(data.value).toBeUndefined()
  })

  it('takes an answer known from elsewhere, and drops what was asked before it', async () => {
    const { data, isLoading, replace, request } = aResource()

    replace('changed')
    await request(1).answer('read before the change')

    expect([data.value, isLoading.value]).toEqual(['changed', false])
  })

  it('takes the answer of a change as the newest, given the present data', async () => {
    const { data, update, request } = aResource()
    await request(1).answer('one')

    expect(await update(async (key, before) => `${key}: ${before}, two`)).toBe(true)

    expect(data.value).toBe('spring: one, two')
  })

  it('drops late answers and late errors once its scope has ended', async () => {
    const { data, isLoading, errors, scope, load, request } = aResource()
    void load()
    scope.stop()

    await request(1).answer('late')
    await request(2).refuse(refusal())

    expect([data.value, isLoading.value, errors.refusal.value]).toEqual([undefined, false, null])
  })
})

describe('a resource that is refused', () => {
  it('says why, keeps what it has, and is well again with the next answer', async () => {
    const { data, load, errors, request } = aResource()
    await request(1).answer('first')

    const second = load()
    await request(2).refuse(refusal())
    expect(await second).toBe(false)
    expect(data.value).toBe('first')
    expect(errors.general.value).toContain('The server cannot be reached')
    void load()
    await request(3).answer('third')

    expect([data.value, errors.general.value]).toEqual(['third', undefined])
  })

  it('does not show a refusal of an older request', async () => {
    const { errors, load, request } = aResource()
    void load()
    await request(2).answer('newest')

    await request(1).refuse(refusal())

    expect(errors.refusal.value).toBeNull()
  })

  it('forgets the refusal with its key', async () => {
    const { key, errors, request } = aResource()
    await request(1).refuse(refusal('not_found'))
    expect(errors.refusal.value?.code).toBe('not_found')

    key.value = 'autumn'
    await flushed()

    expect(errors.refusal.value).toBeNull()
  })

  it('throws what is no refusal', async () => {
    const { load, isLoading, errors, request } = aResource()
    await request(1).answer('first')

    const failing = expect(load()).rejects.toThrow('a bug')
    await request(2).refuse(new TypeError('a bug'))
    await failing

    expect([isLoading.value, errors.refusal.value]).toEqual([false, null])
  })

  it('shows its errors among the errors of a form, and takes away only its own', async () => {
    const form = useRefusal()
    const { load, request } = aResource({}, form)
    await request(1).refuse(refusal())
    expect(form.refusal.value?.code).toBe('offline')

    const ofTheForm = refusal('not_found')
    form.show(ofTheForm)
    void load()
    await request(2).answer('second')

    expect(form.refusal.value).toBe(ofTheForm)
  })

  describe('for a while', () => {
    beforeEach(() => void vi.useFakeTimers())
    afterEach(() => void vi.useRealTimers())

    it('counts the seconds down and then forgets it', async () => {
      const { errors, request } = aResource()
      await request(1).refuse(refusal('too_many_requests', 2))
      expect(errors.general.value).toContain('2 s')

      await vi.advanceTimersByTimeAsync(1_000)
      expect(errors.general.value).toContain('1 s')
      await vi.advanceTimersByTimeAsync(1_000)

      expect(errors.general.value).toBeUndefined()
    })
  })
})

describe('a refresh', () => {
  it('reads the same key again and keeps what is shown until the answer', async () => {
    const touched = ref(0)
    const { data, asked, request } = aResource({ refreshOn: touched })
    await request(1).answer('first')

    touched.value++
    await flushed()
    expect(data.value).toBe('first')
    await request(2).answer('second')

    expect(asked.map(({ key }) => key)).toEqual(['spring', 'spring'])
    expect(data.value).toBe('second')
  })

  it('comes from any of several sources, and once when the key changes in the same moment', async () => {
    const [touched, day] = [ref(0), ref(1)]
    const { key, asked } = aResource({ refreshOn: [touched, () => day.value] })

    day.value = 2
    await flushed()
    expect(asked).toHaveLength(2)
    key.value = 'autumn'
    touched.value++
    await flushed()

    expect(asked.map((each) => each.key)).toEqual(['spring', 'spring', 'autumn'])
  })

  describe('that waits for calm', () => {
    beforeEach(() => void vi.useFakeTimers())
    afterEach(() => void vi.useRealTimers())

    it('reads once after a burst', async () => {
      const touched = ref(0)
      const { asked } = aResource({ refreshOn: touched, calmMs: 300 })

      for (let n = 0; n < 3; n++) {
        touched.value++
        await nextTick()
        await vi.advanceTimersByTimeAsync(200)
      }
      expect(asked).toHaveLength(1)
      await vi.advanceTimersByTimeAsync(100)

      expect(asked).toHaveLength(2)
    })

    it('does not read after its scope has ended, nor for a key that is gone', async () => {
      const touched = ref(0)
      const { key, asked, scope } = aResource({ refreshOn: touched, calmMs: 300 })
      touched.value++
      await nextTick()
      key.value = 'autumn'
      await nextTick()
      await vi.advanceTimersByTimeAsync(300)
      expect(asked.map((each) => each.key)).toEqual(['spring', 'autumn'])

      touched.value++
      await nextTick()
      scope.stop()
      await vi.advanceTimersByTimeAsync(300)

      expect(asked).toHaveLength(2)
    })
  })
})

describe('pages', () => {
  const ALL = ['a', 'b', 'c', 'd', 'e']
  const pageAt = (cursor: number | null, size = 2) => {
    const from = cursor ?? 0
    return { items: ALL.slice(from, from + size), next: from + size < ALL.length ? from + size : null }
  }

  it('are appended one after the other until the last', async () => {
    const list = effectScope().run(() =>
      usePages(
        () => true,
        async (_, cursor: number | null) => pageAt(cursor),
      ),
    )
    await flushed()
    expect([list?.items.value, list?.hasMore.value]).toEqual([['a', 'b'], true])

    await list?.more()
    await list?.more()
    expect([list?.items.value, list?.hasMore.value]).toEqual([ALL, false])
    await list?.more()

    expect(list?.items.value).toEqual(ALL)
  })

  it('are refreshed from the first one, told how many items are shown', async () => {
    const touched = ref(0)
    const sizes: number[] = []
    const list = effectScope().run(() =>
      usePages(
        () => true,
        async (_, cursor: number | null, shown) => {
          if (cursor === null) sizes.push(shown)
          return pageAt(cursor, cursor === null ? Math.max(2, shown) : 2)
        },
        { refreshOn: touched },
      ),
    )
    await flushed()
    await list?.more()

    touched.value++
    await flushed()

    expect(sizes).toEqual([0, 4])
    expect(list?.items.value).toEqual(['a', 'b', 'c', 'd'])
  })

  it('drop a late page of another key', async () => {
    const key = ref('spring')
    let late: (() => void) | undefined
    const list = effectScope().run(() =>
      usePages(
        () => key.value,
        async (of, cursor: number | null) => {
          if (cursor !== null) await new Promise<void>((resolve) => (late = resolve))
          return { items: [`${of} ${cursor ?? 0}`], next: 1 }
        },
      ),
    )
    await flushed()
    const more = list?.more()

    key.value = 'autumn'
    await flushed()
    late?.()
    await more

    expect(list?.items.value).toEqual(['autumn 0'])
  })
})
