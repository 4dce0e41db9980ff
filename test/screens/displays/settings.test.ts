import { describe, expect, it } from 'vitest'
import type { DisplaySession, DisplayView, NewDisplay } from '#shared/screens/displays/contract'
import { DEFAULT_SETTINGS, isWithin } from '#shared/screens/displays/settings'
import { Screen } from '#test/journal/live/screen'
import { useApp, useContest } from '#test/support/fixtures'
import { expectStatus } from '#test/support/test-app'

const AS_TV = { 'x-dangxian-as': 'display' }
const ZONE = 'Asia/Shanghai'
const at = (time: string) => new Date(`2015-04-10T${time}:00+08:00`)

describe('the settings of a TV', () => {
  const { app, director } = useApp({ at: '2015-04-10T10:00:00+08:00' })
  const { contest, west } = useContest({ per: 'file' })
  const path = (rest = '') => `/contests/${contest.id}/displays${rest}`
  const chosen = { ...DEFAULT_SETTINGS, scenes: [{ kind: 'people', seconds: 15 }], pinned: null, dark: null }

  const aTv = async (kind = 'tv') => {
    const { display, url } = (await director.post<NewDisplay>(path(), { name: '大厅', kind })).body
    const tv = app.anonymous()
    expectStatus(await tv.post('/display-session', { token: new URL(url).hash.slice(1), kind }), 200)
    return { display, tv }
  }
  const choose = (id: string, settings: unknown, client = director) =>
    client.put<DisplayView>(path(`/${id}/settings`), settings)

  it('are dark at night and quiet over noon as it comes', async () => {
    const { tv } = await aTv()

    const { settings } = (await tv.get<DisplaySession>('/display-session', AS_TV)).body
    expect(settings).toEqual(DEFAULT_SETTINGS)
    expect([settings.dark, settings.quiet]).toEqual([
      { from: '19:00', to: '07:30' },
      { from: '12:00', to: '14:00' },
    ])
  })

  it('are told to that TV at once, are in the list, and are read by it', async () => {
    const { display, tv } = await aTv()
    const screen = await new Screen(tv, contest.id, { as: 'display' }).untilLive()

    expectStatus(await choose(display.id, chosen), 200)

    const fact = { type: 'display.changed', displayId: display.id }
    await expect.poll(() => screen.arrived.at(-1)?.fact).toEqual(fact)
    expect((await tv.get<DisplaySession>('/display-session', AS_TV)).body.settings).toEqual(chosen)
    const listed = (await director.get<DisplayView[]>(path())).body.find(({ id }) => id === display.id)
    expect(listed?.settings).toEqual(chosen)
    screen.close()
  })

  it('may be of a serious tone, which a page of an earlier build leaves out', async () => {
    const { display, tv } = await aTv()
    const told = async () => (await tv.get<DisplaySession>('/display-session', AS_TV)).body.settings.isSerious
    const { isSerious: _, ...earlier } = chosen

    expectStatus(await choose(display.id, { ...chosen, isSerious: true }), 200)
    expect(await told()).toBe(true)
    expectStatus(await choose(display.id, earlier), 200)
    expect(await told()).toBeUndefined()
  })

  it('are chosen by directors, of TVs alone, and only from what there is', async () => {
    const { display } = await aTv()
    const { display: link } = await aTv('watch')

    expectStatus(await choose(display.id, chosen, west.client), 403)
    expectStatus(await choose(link.id, chosen), 404)
    expectStatus(await choose(display.id, { ...chosen, scenes: [] }), 400)
    expectStatus(await choose(display.id, { ...chosen, scenes: [{ kind: 'fireworks', seconds: 15 }] }), 400)
  })
})

describe('hours of the day', () => {
  it('are within one day, from the first minute to before the last', () => {
    const noon = { from: '12:00', to: '14:00' }

    expect(['11:59', '12:00', '13:59', '14:00'].map((time) => isWithin(noon, at(time), ZONE))).toEqual([
      false,
      true,
      true,
      false,
    ])
  })

  it('may go over midnight, in the contest’s zone', () => {
    const night = { from: '19:00', to: '07:30' }

    expect(['18:59', '19:00', '00:10', '07:29', '07:30'].map((time) => isWithin(night, at(time), ZONE))).toEqual([
      false,
      true,
      true,
      true,
      false,
    ])
    expect(isWithin(null, at('00:10'), ZONE)).toBe(false)
  })
})
