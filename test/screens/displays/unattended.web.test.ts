import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, nextTick, ref } from 'vue'
import { useAwake, useNightlyReload } from '#web/features/screens/displays/use-unattended'
import { takeToldTime } from '#web/stamp/server-clock'

const HOUR_MS = 3_600_000

describe('a TV that nobody looks after', () => {
  const scope = { current: effectScope() }
  beforeEach(() => {
    vi.useFakeTimers({ now: new Date('2015-04-10T10:00:00+08:00') })
    sessionStorage.clear()
    scope.current = effectScope()
  })
  afterEach(() => {
    scope.current.stop()
    vi.restoreAllMocks()
    vi.unstubAllGlobals()
    vi.useRealTimers()
  })
  const inScope = <T>(make: () => T): T => scope.current.run(make) as T

  it('starts afresh once a night by the server’s clock, and only while it is quiet', async () => {
    const reload = vi.spyOn(location, 'reload').mockImplementation(() => undefined)
    const isQuiet = ref(false)
    // The box believes that it is ten in the morning; the server says nine in the evening.
    takeToldTime('2015-04-10T21:00:00+08:00')
    inScope(() =>
      useNightlyReload(
        () => 'Asia/Shanghai',
        () => isQuiet.value,
      ),
    )

    await vi.advanceTimersByTimeAsync(5.5 * HOUR_MS)
    isQuiet.value = true
    await vi.advanceTimersByTimeAsync(0.25 * HOUR_MS)
    expect(reload).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(0.5 * HOUR_MS)
    expect(reload).toHaveBeenCalledTimes(1)

    isQuiet.value = false
    await vi.advanceTimersByTimeAsync(0.1 * HOUR_MS)
    isQuiet.value = true
    await vi.advanceTimersByTimeAsync(0.1 * HOUR_MS)
    expect(reload).toHaveBeenCalledTimes(1)
    await vi.advanceTimersByTimeAsync(24 * HOUR_MS)
    expect(reload).toHaveBeenCalledTimes(2)
  })

  it('keeps the screen on while there is a picture, and lets it go in its dark hours', async () => {
    const sentinel = Object.assign(new EventTarget(), { released: false, release: vi.fn(async () => undefined) })
    const request = vi.fn(async () => sentinel)
    Object.defineProperty(navigator, 'wakeLock', { value: { request }, configurable: true })
    const isLit = ref(true)
    inScope(() => useAwake(() => isLit.value))
    await vi.advanceTimersByTimeAsync(0)
    expect(request).toHaveBeenCalledWith('screen')

    isLit.value = false
    await nextTick()
    await vi.advanceTimersByTimeAsync(0)
    expect(sentinel.release).toHaveBeenCalled()
  })
})
