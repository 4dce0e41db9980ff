import { describe, expect, it } from 'vitest'
import { pagesOf, textWidth, type WallCard, wallPages } from '#web/features/ritual/meetings/items/pledges/wall-layout'

const SCREEN = { width: 1792, first: 500, others: 840 }
const cardsOf = (count: number, items: string[], words = '', support = ''): WallCard[] =>
  Array.from({ length: count }, (_, n) => ({ name: `队员${n}`, area: '东街', items, words, support }))

describe('the cards of the pledge wall', () => {
  it.each([0, 1, 6, 12, 24, 60, 300])('are each on one page, in their order (%i)', (count) => {
    const cards = cardsOf(count, ['3G 2', '宽带 1', '融合 1'], '今天见分晓')

    expect(wallPages(cards, SCREEN).pages.flat()).toEqual(cards)
  })

  const WORDS = ['先走老街，再跑两栋写字楼', '求支撑：样机两台，下午有人一起去'] as const
  const METRICS = ['3G 2', '宽带 11', '融合 1', 'Broadband 12', '物联卡 1,200', '视联 3']
  const sizes = [6, 12, 24, 60].flatMap((people) => [1, 2, 3, 4, 5, 6].map((metrics) => [people, metrics] as const))
  it.each(sizes)('fit their pages with all words: %i people, %i metrics', (people, metrics) => {
    // The sums of six metrics and four teams leave less room than those of one metric and two teams.
    for (const first of [340, 500]) {
      const { pages, isCut } = wallPages(cardsOf(people, METRICS.slice(0, metrics), ...WORDS), { ...SCREEN, first })

      expect(isCut).toBe(false)
      expect(pages.flat()).toHaveLength(people)
    }
  })

  it('say that a card does not fit where it is higher than a page', () => {
    expect(wallPages(cardsOf(1, ['3G 2'], '一'.repeat(900)), SCREEN).isCut).toBe(true)
  })

  it('take as few columns as the pages allow, so that text has room', () => {
    const laidOut = (count: number) => {
      const { columns, pages } = wallPages(cardsOf(count, ['3G 2']), { ...SCREEN, first: 540 })
      return { columns, pages: pages.length }
    }

    expect(laidOut(4)).toEqual({ columns: 2, pages: 1 })
    expect(laidOut(12)).toEqual({ columns: 4, pages: 1 })
  })

  it('never break a figure: one that is wide takes fewer columns', () => {
    const wide = '物联网卡月租 1,234,567 元'
    const { columns } = wallPages(cardsOf(24, [wide]), SCREEN)

    expect(textWidth(wide)).toBeGreaterThan(SCREEN.width / 4)
    expect(columns).toBeLessThan(4)
  })

  it('take the whole width for a figure that two columns have no room for, and stay below the sums', () => {
    const wide = '营业收入总额 1,234,567.89+765,432.11'
    const { columns, pages, isCut } = wallPages(cardsOf(2, [wide]), { width: 1200, first: 500, others: 840 })

    expect({ columns, pages: pages.length, isCut }).toEqual({ columns: 1, pages: 1, isCut: false })
  })

  it('are below the sums on every page where that takes no more pages, and no card is cut for it', () => {
    const hasSums = (...cards: WallCard[]) => wallPages(cards, SCREEN).hasSums

    expect(hasSums(...cardsOf(12, ['3G 2', '宽带 1', '融合 1']))).toBe('all')
    expect(hasSums(...cardsOf(60, ['3G 2', '宽带 1', '融合 1']))).toBe('first')
    expect(hasSums(...cardsOf(4, ['3G 2']), ...cardsOf(1, ['3G 2'], '一'.repeat(200)))).toBe('first')
  })

  it('leave the first page to the sums where no row fits below them', () => {
    const { pages } = wallPages(cardsOf(12, ['3G 2'], '一'.repeat(60)), { ...SCREEN, first: 150 })

    expect(pages[0]).toEqual([])
    expect(pages.flat()).toHaveLength(12)
  })

  it('are shared out between the turns of a TV, each page in one of them and each turn with one', () => {
    const turns = (count: number, of: number) => Array.from({ length: of }, (_, turn) => pagesOf(count, { turn, of }))

    expect(pagesOf(3)).toEqual([0, 1, 2])
    expect(turns(5, 2)).toEqual([
      [0, 1],
      [2, 3, 4],
    ])
    expect(turns(1, 2)).toEqual([[0], [0]])
  })
})
