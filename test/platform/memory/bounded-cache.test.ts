import { describe, expect, it } from 'vitest'
import { BoundedCache, type Bounds } from '#server/platform/memory/bounded-cache'

function aCache(bounds: Partial<Bounds> = {}) {
  const clock = { now: 0 }
  const cache = new BoundedCache<string>({ most: 3, ms: 100, from: 'used', ...bounds }, () => clock.now)
  const keys = () => ['a', 'b', 'c', 'd'].filter((key) => cache.get(key) !== undefined)
  return { cache, clock, keys }
}

describe('a bounded cache', () => {
  it('makes room by what was used longest ago', () => {
    const { cache, keys } = aCache()
    for (const key of ['a', 'b', 'c']) cache.set(key, key)
    cache.get('a')
    cache.set('d', 'd')

    expect(keys()).toEqual(['a', 'c', 'd'])
    expect(cache.size).toBe(3)
  })

  it('forgets what was not used for long, and keeps what was', () => {
    const { cache, clock, keys } = aCache()
    cache.set('a', 'a')
    cache.set('b', 'b')
    clock.now = 80
    cache.get('a')
    clock.now = 160

    expect(keys()).toEqual(['a'])
    expect(cache.size).toBe(1)
  })

  it('forgets what was made long ago however often it was used', () => {
    const { cache, clock, keys } = aCache({ from: 'made' })
    cache.set('a', 'a')
    clock.now = 80
    cache.get('a')
    cache.set('b', 'b')
    clock.now = 160

    expect(keys()).toEqual(['b'])
  })

  it('counts sizes, replaced and grown values included', () => {
    const { cache, keys } = aCache({ most: 10 })
    cache.set('a', 'a', 4)
    cache.set('b', 'b', 4)
    cache.set('b', 'b again', 2)
    expect(cache.size).toBe(6)

    expect(cache.grow('b', 6)).toBe(true)
    expect(keys()).toEqual(['b'])
    expect(cache.size).toBe(8)
  })

  it('drops nothing for a value that is too large by itself', () => {
    const { cache, keys } = aCache()
    cache.set('a', 'a')
    cache.set('b', 'b', 4)
    expect(cache.grow('a', 3)).toBe(false)
    expect(cache.grow('unknown', 1)).toBe(false)

    expect(keys()).toEqual(['a'])
    expect(cache.size).toBe(1)
  })

  it('drops values by what they are', () => {
    const { cache, keys } = aCache()
    for (const key of ['a', 'b', 'c']) cache.set(key, key)
    cache.deleteWhere((value) => value !== 'b')

    expect(keys()).toEqual(['b'])
    expect(cache.size).toBe(1)
  })
})
