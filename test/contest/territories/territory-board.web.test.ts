import { describe, expect, it } from 'vitest'
import type { TerritoryView } from '#shared/contest/territories/contract'
import { rowsOf } from '#web/features/contest/territories/listed-rows'
import { bandOf, filtersOf, segmentsOf, tilesOf } from '#web/features/contest/territories/territory-board'

const TODAY = '2015-04-20'
const person = (id: string, activeTo: string | null = null) => ({
  ...{ id, teamId: 'west', name: id, area: '', isCaptain: false, activeFrom: null, activeTo },
})
const contest = { participants: [person('严萍'), person('范晓'), person('走了', '2015-04-10')] }
const territory = (name: string, more: Partial<TerritoryView> = {}): TerritoryView => ({
  ...{ id: name, name, segment: 'market', trade: null, subTrade: '', doors: null, holdings: [], lastTouchOn: null },
  ...more,
})
const held = (participantId: string, to: string | null = null) => ({ participantId, from: null, to })
const board = [
  territory('昨天去过', { lastTouchOn: '2015-04-19', holdings: [held('严萍')] }),
  territory('去年去过', {
    lastTouchOn: '2014-12-01',
    segment: 'street',
    holdings: [held('走了'), held('范晓', TODAY)],
  }),
  territory('没去过', { segment: null, holdings: [held('严萍', '2015-04-19')] }),
]
const tiles = () => tilesOf(contest, board, TODAY, '严萍')

describe('the board of territories', () => {
  it('puts first what no one has worked in, then what was not worked in for the longest time', () => {
    expect(tiles().map(({ territory: { name }, age, band }) => [name, age, band])).toEqual([
      ['没去过', null, 'never'],
      ['去年去过', 140, 'old'],
      ['昨天去过', 1, 'fresh'],
    ])
    expect([0, 2, 3, 7, 8, 14, 15].map(bandOf)).toEqual([
      ...['fresh', 'fresh', 'week', 'week', 'fortnight', 'fortnight', 'old'],
    ])
  })

  it('names who holds each today, and knows the own ones', () => {
    expect(tiles().map(({ holders, isOwn }) => [holders.join(), isOwn])).toEqual([
      ['', false],
      ['范晓', false],
      ['严萍', true],
    ])
  })

  it('offers the filters that have something to show, and the segments of what is left', () => {
    expect(filtersOf(tiles())).toEqual([
      { filter: 'all', n: 3 },
      ...(['never', 'stale', 'vacant', 'mine'] as const).map((filter) => ({ filter, n: 1 })),
    ])
    expect(segmentsOf(tiles(), 'all').map(({ segment }) => segment)).toEqual(['market', 'street', null])
    expect(segmentsOf(tiles(), 'stale').map((each) => each.tiles.length)).toEqual([1])
  })
})

describe('rows of a pasted list', () => {
  const read = (headers: string[], ...rows: string[][]) =>
    rowsOf({ headers, rows: rows.map((cells, n) => ({ cells, place: n + 1 })), notices: [] } as never).rows

  it('are read by their header, in any order, or in the usual one', () => {
    const full = { name: '建材市场', segment: '市场', trade: '建材', doors: '120', holders: '严萍' }

    expect(read(['负责人', '备注', '网格名称', '商户数'], ['严萍', 'x', '建材市场', '120'])).toEqual([
      { name: '建材市场', doors: '120', holders: '严萍' },
    ])
    expect(read([], ['建材市场', '市场', '建材', '120', '严萍'], ['只有名称'])).toEqual([full, { name: '只有名称' }])
  })
})
