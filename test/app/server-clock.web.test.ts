import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope } from 'vue'

const START = Date.parse('2015-04-10T02:00:00Z')
const DAY = 86_400_000
const iso = (ms: number) => new Date(ms).toISOString()

/** The clock of a page that has just been loaded. */
async function aPage() {
  vi.resetModules()
  return import('#web/stamp/server-clock')
}

describe("the server's clock on a device", () => {
  beforeEach(() => {
    localStorage.clear()
    vi.useFakeTimers({ now: START - 3 * DAY })
  })
  afterEach(() => vi.useRealTimers())
  /** The device is set; its timer goes on as before. */
  const setDevice = (ms: number) => vi.setSystemTime(ms)
  const sleep = (ms: number) => vi.setSystemTime(Date.now() + ms)

  it('shows the time of the last word and measures what passes since', async () => {
    const page = await aPage()
    page.takeAnsweredTime(iso(START), 200)
    vi.advanceTimersByTime(60_000)

    expect(page.serverNow().getTime()).toBe(START + 100 + 60_000)
    expect(page.clockErrorMs.value).toBe(3 * DAY + 100)
  })

  it('does not follow the device when its clock is set, back or by a day forward', async () => {
    const page = await aPage()
    page.takeAnsweredTime(iso(START), 0)
    vi.advanceTimersByTime(1_000)

    setDevice(START - 400 * DAY)
    expect(page.serverNow().getTime()).toBe(START + 1_000)
    setDevice(START + 400 * DAY)
    expect(page.serverNow().getTime()).toBe(START + 1_000)
  })

  it('goes on after a sleep, in which only the clock of the device ran', async () => {
    const page = await aPage()
    page.takeAnsweredTime(iso(START), 0)

    sleep(5 * 3_600_000)

    expect(page.serverNow().getTime()).toBe(START + 5 * 3_600_000)
  })

  it('keeps for a page without a signal how far the device was off', async () => {
    const before = await aPage()
    before.takeAnsweredTime(iso(START), 0)
    vi.advanceTimersByTime(10_000)

    const page = await aPage()

    expect(page.serverNow().getTime()).toBe(START + 10_000)
    expect(page.clockAheadMs.value).toBe(3 * DAY)
    expect([page.clockErrorMs.value, page.isClockRight.value]).toEqual([0, false])
  })

  it('is not set back by a message that lay in a sleeping device, and says that it has to ask', async () => {
    const page = await aPage()
    page.takeAnsweredTime(iso(START), 0)
    sleep(3_600_000)

    expect(page.takeToldTime(iso(START + 5_000))).toBe(false)
    expect(page.serverNow().getTime()).toBe(START + 3_600_000)
    expect(page.takeToldTime(iso(START + 3_600_500))).toBe(true)
    expect(page.serverNow().getTime()).toBe(START + 3_600_500)
  })

  it('takes an answer whose time lies outside of what it shows, and no slow one that agrees', async () => {
    const page = await aPage()
    page.takeAnsweredTime(iso(START), 100)
    page.takeAnsweredTime(iso(START - 4_000), 8_000)
    expect(page.serverNow().getTime()).toBe(START + 50)

    page.takeAnsweredTime(iso(START - DAY), 100)
    expect(page.serverNow().getTime()).toBe(START - DAY + 50)
  })

  it('passes over midnight of the contest while the page is open', async () => {
    const page = await aPage()
    page.takeAnsweredTime('2015-04-10T15:59:30.000Z', 0)
    const scope = effectScope()
    const [today, time] = scope.run(() => [
      page.useToday(() => 'Asia/Shanghai'),
      page.useWallClock(() => 'Asia/Shanghai'),
    ]) as [{ value: string }, { value: string }]
    expect([today.value, time.value]).toEqual(['2015-04-10', '23:59'])

    vi.advanceTimersByTime(31_000)

    expect([today.value, time.value]).toEqual(['2015-04-11', '00:00'])
    scope.stop()
  })

  it('calls two minutes right and more wrong', async () => {
    const page = await aPage()
    page.takeAnsweredTime(iso(Date.now() + 119_000), 0)
    expect(page.isClockRight.value).toBe(true)

    page.takeAnsweredTime(iso(Date.now() - 125_000), 0)
    expect(page.clockErrorMs.value).toBe(-125_000)
  })
})
