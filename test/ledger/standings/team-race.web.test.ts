import ui from '@nuxt/ui/vue-plugin'
import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import { aTeam, manyTeams } from '#test/gallery/scenes'
import TeamRace from '#web/features/ledger/standings/race/TeamRace.vue'
import { chooseLanguage, i18n } from '#web/i18n/index'

const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/', component: {} }] })

function aRace(teams = [aTeam(0, 142), aTeam(1, 118)], unit = '分', lanes = teams) {
  return mount(TeamRace, {
    props: { teams, lanes, pace: 0.5, counted: { kind: 'count' as const, unit }, size: 'desktop' as const },
    global: { plugins: [router, i18n, ui] },
  })
}
/** What a translating browser does: each text moves into an element of its own, save where the page forbids it. */
function translatePage(root: Element): void {
  const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  const texts: Node[] = []
  while (walk.nextNode()) texts.push(walk.currentNode)
  for (const text of texts) {
    if (!text.textContent?.trim() || text.parentElement?.closest('[translate="no"]')) continue
    const font = document.createElement('font')
    text.parentNode?.replaceChild(font, text)
    font.append(`translated ${text.textContent}`)
  }
}
const gallops = (race: ReturnType<typeof aRace>, team: number) =>
  race.get(`[data-testid="horse-team-${team}"] .horse`).classes('gallop')

describe('the race on the screen', () => {
  beforeEach(async () => {
    vi.useFakeTimers()
    await chooseLanguage('zh-CN')
  })
  afterEach(() => vi.useRealTimers())

  it('tells readers one sentence per team in order of rank', () => {
    const told = aRace([aTeam(0, 118), aTeam(1, 142)]).findAll('.sr-only li')

    expect(told.map((line) => line.text())).toEqual([
      '第 1 名 舜师队，142 分，离目标还差 18 分，超序时 62 分。',
      '第 2 名 湖西队，118 分，落后 舜师队 24 分，离目标还差 42 分，超序时 38 分。',
    ])
  })

  it('says who leads to those who listen, and waits before it says more', async () => {
    const race = aRace()
    const said = () => race.get('[role="status"]').text()
    expect(said()).toBe('湖西队 领先 舜师队 24 分')

    await race.setProps({ teams: [aTeam(0, 142), aTeam(1, 150)] })
    expect(said()).toBe('舜师队 领先 湖西队 8 分')
    await race.setProps({ teams: [aTeam(0, 142), aTeam(1, 155)] })
    expect(said()).toBe('舜师队 领先 湖西队 8 分')
    await vi.advanceTimersByTimeAsync(15_000)
    expect(said()).toBe('舜师队 领先 湖西队 13 分')
  })

  it('keeps its figures true where the browser translates the page', async () => {
    const race = aRace()
    translatePage(race.element)

    await race.setProps({ teams: [aTeam(0, 150), aTeam(1, 118)] })
    await vi.advanceTimersByTimeAsync(1_000)

    expect(race.findAll('.giant .sr-only').map((figure) => figure.text())).toEqual(['150', '118'])
    expect(race.get('[data-testid="race-words"]').text()).toContain('领先 32 分')
  })

  it('explains in the legend only what has no flag', async () => {
    const race = aRace()
    const flags = () => race.findAll('.strip .flag').map((flag) => flag.text())
    expect([flags(), race.find('.legend').exists()]).toEqual([['序时 80', '目标 160', '挑战 200'], false])

    await race.setProps({ pace: 0.95 })

    expect([flags(), race.get('.legend').text()]).toEqual([['目标 160', '挑战 200'], '序时 95%'])
  })

  it('says on the wall how the day stands between two, and nowhere else', async () => {
    const race = aRace()
    expect(race.find('.day').exists()).toBe(false)

    await race.setProps({ size: 'tv', today: [aTeam(0, 9), aTeam(1, 14)] })

    expect(race.get('.day').text().replace(/\s+/g, ' ')).toBe('今日 9 : 14')
  })

  it('draws some of the teams on the scale and with the places of all', () => {
    const all = manyTeams(12)
    const [whole, part] = [aRace(all), aRace(all, '分', all.slice(7))]

    const ticks = (race: typeof whole) => race.findAll('.axis .tick').map((tick) => tick.attributes('style'))
    expect(ticks(part)).toEqual(ticks(whole))
    const places = (race: typeof whole) =>
      race.findAll('.lane').map((lane) => [lane.get('.rank').text(), lane.get('.name').text()])
    expect(places(part)).toHaveLength(5)
    expect(places(part)).toEqual(places(whole).slice(7))
  })

  it('draws two of many teams in lanes, not as a duel', () => {
    const race = aRace(manyTeams(12), '分', manyTeams(12).slice(10))

    expect(race.findAll('.lane .name').map((name) => name.text())).toEqual(
      manyTeams(12)
        .slice(10)
        .map((team) => team.name),
    )
  })

  it('keeps the lanes in the order they were given, whichever team leads', async () => {
    const race = aRace(manyTeams(5))
    const lanes = () => race.findAll('.lane .name').map((name) => name.text())
    const before = lanes()

    await race.setProps({ teams: manyTeams(5).map((team, i) => ({ ...team, value: i === 4 ? 999 : team.value })) })

    expect(lanes()).toEqual(before)
    expect(race.get('[data-testid="race-words"]').text()).toContain('破浪队')
  })

  it('gallops after a sale, says who overtook, and comes to rest', async () => {
    const race = aRace()

    await race.setProps({ teams: [aTeam(0, 142), aTeam(1, 143)], lastMove: { teamId: 'team-1', kind: 'sale', key: 1 } })
    expect([gallops(race, 0), gallops(race, 1)]).toEqual([false, true])
    expect(race.get('[data-testid="race-words"]').text()).toContain('反超')

    vi.advanceTimersByTime(3000)
    await nextTick()
    expect(gallops(race, 1)).toBe(false)
    expect(race.get('[data-testid="race-words"]').text()).toContain('反超')
  })

  it('says nothing more of an overtake whose sale was withdrawn', async () => {
    const race = aRace()

    await race.setProps({ teams: [aTeam(0, 142), aTeam(1, 143)], lastMove: { teamId: 'team-1', kind: 'sale', key: 1 } })
    const lastMove = { teamId: 'team-1', kind: 'correction', key: 2 } as const
    await race.setProps({ teams: [aTeam(0, 142), aTeam(1, 118)], lastMove })

    expect(race.get('[data-testid="race-words"]').text()).not.toContain('反超')
  })

  it('steps back after a correction without a gallop and without a cry', async () => {
    const race = aRace([aTeam(0, 142), aTeam(1, 143)])

    await race.setProps({
      teams: [aTeam(0, 142), aTeam(1, 118)],
      lastMove: { teamId: 'team-1', kind: 'correction', key: 1 },
    })

    expect(gallops(race, 1)).toBe(false)
    expect(race.get('[data-testid="race-words"]').text()).not.toContain('反超')
    expect(race.get('[data-testid="race-words"]').text()).toContain('领先 24 分')
  })

  it('opens the close-up with its scale, and leaves the unit out where there is none', () => {
    const race = aRace([aTeam(0, 300), aTeam(1, 298)], '')

    expect(race.get('.close-up figcaption').text()).toMatch(/特写.*放大 \d+ 倍 · 每格 1$/)
    expect(race.text()).not.toContain('分')
  })

  it('draws nothing without teams', () => {
    expect(aRace([]).find('.race').exists()).toBe(false)
  })
})
