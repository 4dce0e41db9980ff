import ui from '@nuxt/ui/vue-plugin'
import { mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { publicBoards, teamStandings } from '#shared/ledger/standings/boards'
import type { ParticipantStanding } from '#shared/ledger/standings/contract'
import { curveOf, daysSoFar } from '#shared/ledger/standings/curve'
import type { OwnLine } from '#shared/ledger/standings/own-line'
import { RankedBoard } from '#shared/ledger/standings/ranked-board'
import {
  aContestView,
  aDealFact,
  broadband,
  east,
  g3,
  linesOf,
  personId,
  shownEvent,
  west,
} from '#test/support/a-scoreboard.web'
import { curveLines } from '#web/features/ledger/standings/curve-shape'
import { measuresOf, raceMoveOf, raceTeams } from '#web/features/ledger/standings/measures'
import { goalWords } from '#web/features/ledger/standings/pace-words'
import PeopleBoard from '#web/features/screens/scoreboard/PeopleBoard.vue'
import { chooseLanguage, i18n } from '#web/i18n/index'

const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/', component: {} }] })
const translator = { t: i18n.global.t as (key: string, named?: Record<string, unknown>) => string, n: String }
const points = [30, 20, 12, 9, 4, 1]

function ownLineOf(lines: readonly ParticipantStanding[], id: string): OwnLine | undefined {
  const [board, standing] = ['whole:points' as const, lines.find((line) => line.participantId === id)]
  return standing && { seq: 9, standing, place: { board, ...RankedBoard.of(lines, board).ownPlaceOf(standing) } }
}

function aBoard(me: number | undefined, isDirector = false) {
  const contest = aContestView()
  const lines = linesOf(contest, points)
  return mount(PeopleBoard, {
    props: {
      contest,
      boards: publicBoards(contest, lines),
      lines: isDirector ? lines : undefined,
      me: me === undefined ? undefined : ownLineOf(lines, personId(me)),
      measure: { by: 'points', name: '总分', kind: 'count', unit: '分' },
      boardKey: 'whole:points' as const,
    },
    global: { plugins: [createPinia(), router, i18n, ui] },
  })
}

const pieces = { kind: 'count' } as const

describe('the scoreboard', () => {
  beforeEach(() => chooseLanguage('zh-CN'))

  it('shows a member below the list of few people their own line, and nothing of anyone else', () => {
    const text = aBoard(4).text().replace(/\s+/g, ' ')

    expect(text).toContain('共 6 人')
    expect(text).not.toMatch(/到下一名|第 5 名/)
    expect(text).toContain('刘洋')
    expect(text).not.toMatch(/李娜|陈静/)
  })

  it('shows a listed member once, in the list', () => {
    const board = aBoard(1)

    expect(board.text().match(/张伟/g)).toHaveLength(1)
    expect(board.get('.me').text()).toContain('张伟')
  })

  it('says 并列 at the people of one place, and at nobody else', async () => {
    const contest = aContestView()
    const board = aBoard(undefined, true)
    await board.setProps({ contest, lines: linesOf(contest, [30, 20, 20, 9, 4, 1]) })

    const tied = board
      .findAll('li')
      .map((row) => `${row.get('.rank').text()}${row.find('.tie').exists() ? '并列' : ''}`)
    expect(tied).toEqual(['1', '2并列', '2并列', '4', '5', '6'])
  })

  it('shows 50 rows of a long list at first, and as many more on request', async () => {
    const contest = aContestView()
    const [one] = contest.participants
    if (!one) throw new Error('No participants')
    const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
    contest.participants = Array.from({ length: 1_200 }, (_, n) => ({ ...one, id: id(n) }))
    const values = Array.from({ length: 1_200 }, (_, n) => 1_200 - n)
    const lines = values.map((points, n) => {
      const totals = { points, deals: 1, reachedSeq: n, metrics: {} }
      return { participantId: id(n), teamId: one.teamId, whole: totals, today: totals }
    })
    const board = aBoard(undefined, true)
    await board.setProps({ contest, lines })

    expect(board.findAll('li')).toHaveLength(50)
    expect(board.findAll('*').length).toBeLessThan(1_000)
    await board.findAll('button').at(-1)?.trigger('click')

    expect(board.findAll('li')).toHaveLength(100)
    expect(board.text()).toContain('还有 1100 人')
  })

  it('shows directors everybody', () => {
    expect(aBoard(undefined, true).findAll('li')).toHaveLength(6)
  })

  it('reads the schedule in percentage points, calls a reached goal gold and a slow one by no alarm', () => {
    const goal = { target: 200, challenge: 250 }

    expect(goalWords(translator, 142, goal, 0.678, pieces)).toMatchObject({
      pace: '超序时 3.2 个百分点',
      tone: 'fast',
    })
    expect(goalWords(translator, 100, goal, 0.678, pieces)).toMatchObject({
      pace: '落后序时 17.8 个百分点',
      tone: 'slow',
    })
    expect(goalWords(translator, 200, goal, 1, pieces)).toMatchObject({ pace: '目标已达成', tone: 'gold' })
    expect(goalWords(translator, 250, goal, 0.5, pieces)).toMatchObject({ pace: '挑战目标已达成', tone: 'gold' })
    expect(goalWords(translator, 142, null, 0.5, pieces)).toBeNull()
  })

  it('never rounds a share up to a goal that is not reached', () => {
    expect(goalWords(translator, 9999, { target: 10000, challenge: 10000 }, 1, pieces)?.target).toContain('99.9%')
  })

  it('shows no post of a challenge that was left empty, in points, a metric and the ranking', () => {
    const contest = { ...aContestView(), goals: [{ teamId: west, metricId: g3, target: 150, challenge: 150 }] }
    const standings = teamStandings([west, east], linesOf(contest, points))

    for (const by of ['points', g3, 'ranking'])
      expect(raceTeams(contest, standings, by, 'whole')[0]).toMatchObject({ challenge: null })
  })

  it('races with posts over the whole contest and without them over one day', () => {
    const contest = aContestView()
    const standings = teamStandings([west, east], linesOf(contest, points))

    expect(raceTeams(contest, standings, 'points', 'whole')).toMatchObject([
      { name: '湖西队', value: 46, target: 320, challenge: 400 },
      { name: '舜师队', value: 30, target: null },
    ])
    expect(raceTeams(contest, standings, 'points', 'today')[0]).toMatchObject({
      value: 0,
      target: null,
      challenge: null,
    })
  })

  it('hides points where every metric is worth 1', () => {
    expect(measuresOf(translator, aContestView()).map(({ name, unit }) => name + unit)).toEqual([
      '总分分',
      '3G部',
      '宽带户',
    ])
    expect(measuresOf(translator, aContestView([1, 1]))[0]).toEqual({
      by: 'points',
      name: '合计',
      kind: 'count',
      unit: '',
    })
  })

  it('gallops for a sale that touches the race on the screen, and steps back for a correction', () => {
    const move = (fact = aDealFact(), by = 'points', today = '2015-05-12') =>
      raceMoveOf(shownEvent(7, fact), by, 'today', today)

    expect(move()).toEqual({ teamId: west, kind: 'sale', key: 7 })
    expect(move(aDealFact({ isSilent: true }))?.kind).toBe('correction')
    const taken = {
      ...aDealFact(),
      type: 'deal.withdrawn' as const,
      lines: [{ metricId: g3, quantity: -2, points: -4 }],
    }
    expect(raceMoveOf(shownEvent(8, taken), 'points', 'whole', '2015-05-12')?.kind).toBe('correction')
    expect(move(aDealFact(), broadband)).toBeUndefined()
    expect(move(aDealFact(), 'points', '2015-05-13')).toBeUndefined()
  })

  it('ends the curve at the board’s value', () => {
    const days = daysSoFar('2015-05-10', '2015-06-30', '2015-05-12')
    const row = { day: '2015-05-10', teamId: west, metricId: g3, quantity: 2, points: 4 }
    const curve = curveOf(days, [west], [g3], [row, { ...row, day: '2015-05-12', quantity: 3 }])
    const team = { id: west, name: '湖西队', colour: '#c8261b', value: 6, target: 160 }

    expect(curve.teams[0]?.metrics[g3]).toEqual([2, 2, 5])
    expect(curveLines(curve, [team], g3, '2015-05-12')[0]?.values).toEqual([2, 2, 6])
  })
})
