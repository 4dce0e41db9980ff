import ui from '@nuxt/ui/vue-plugin'
import { mount } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { colourDistance, LEAST_DISTANCE, takenColours } from '#web/features/contest/contests/colour-distance'
import { addTeam, type Draft } from '#web/features/contest/contests/draft'
import TeamLook from '#web/features/contest/contests/TeamLook.vue'
import { PALETTE } from '#web/features/contest/contests/team-looks'
import { isOnHorse } from '#web/features/ledger/standings/race/mounts'
import RaceMount from '#web/features/ledger/standings/race/RaceMount.vue'
import { chooseLanguage, i18n, speakAtDesk } from '#web/i18n/index'

const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/', component: {} }] })
const colours = PALETTE.map(({ value }) => value)

describe('the colours of teams', () => {
  afterEach(() => document.body.replaceChildren())

  it('stay apart in every pair on offer, for colour-blind eyes as well', () => {
    const close = colours.flatMap((one, n) =>
      colours.slice(n + 1).flatMap((other) => (colourDistance(one, other) < LEAST_DISTANCE ? [[one, other]] : [])),
    )

    expect(close).toEqual([])
  })

  it.each([
    ['red and green of one lightness', '#d0311f', '#5c8a12'],
    ['blue and purple', '#2368c4', '#7d3fb8'],
    ['teal and blue, which tritanopia makes one', '#0f8b8d', '#2f7fa8'],
  ])('are told to be too alike: %s', (_, one, other) => {
    expect(colourDistance(one, other)).toBeLessThan(LEAST_DISTANCE)
  })

  it('are 1 apart at black and white, and 0 at the same colour', () => {
    expect(colourDistance('#000000', '#ffffff')).toBeCloseTo(1, 3)
    expect(colourDistance('#2774cb', '#2774cb')).toBe(0)
  })

  it('are given to twelve teams without one that looks like another', () => {
    const draft = { teams: [], goals: {} } as unknown as Draft
    for (let n = 0; n < 12; n++) addTeam(draft, `${n}队`)

    expect(new Set(draft.teams.map(({ colour }) => colour)).size).toBe(12)
  })

  it('cannot be chosen where another team has one like it, which is said', async () => {
    await chooseLanguage('zh-CN')
    await speakAtDesk()
    const look = mount(TeamLook, {
      props: { colour: '#2774cb', crest: '🐎', name: '舜师队', others: ['#c8102e'] },
      global: { plugins: [router, i18n, ui] },
      attachTo: document.body,
    })
    await look.get('button').trigger('click')

    const button = (name: string) => document.querySelector<HTMLButtonElement>(`[aria-label="${name}"]`)
    expect(button('朱红')?.disabled).toBe(true)
    expect(button('蓝')?.disabled).toBe(false)
    expect(document.body.textContent).toContain('变淡的颜色和别的队太像')
    look.unmount()
  })

  it('are all free again for a thirteenth team', () => {
    expect(takenColours(colours, colours).size).toBe(0)
    expect(takenColours(colours, colours.slice(1)).has(PALETTE[0].value)).toBe(false)
  })
})

describe('what runs for a team', () => {
  it.each([
    ['🐎', true],
    ['湖', true],
    ['马', true],
    ['7', true],
    ['🐯', false],
    ['虎', false],
    ['🦅', false],
    ['🚀', false],
    ['⚡️', false],
  ])('%s: on a horse %s', (crest, expected) => {
    expect(isOnHorse(crest)).toBe(expected)
    const runner = mount(RaceMount, { props: { colour: '#d20329', crest } })
    expect(runner.find('.mane').exists()).toBe(expected)
    expect(runner.text()).toContain(crest)
  })
})
