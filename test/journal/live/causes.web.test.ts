import { beforeEach, describe, expect, it } from 'vitest'
import type { LiveFact } from '#shared/live/facts'
import { aDealFact, east, personId, shownEvent, west } from '#test/support/a-scoreboard.web'
import { Causes } from '#web/live/causes'

describe('what is celebrated', () => {
  let causes: Causes
  beforeEach(() => {
    causes = new Causes()
  })
  const deal = (n: number, who = 0, more: object = {}) => ({
    ...aDealFact(),
    ...{ dealId: `deal-${n}`, participantId: personId(who), isSilent: false, lines: aDealFact().lines },
    ...more,
  })
  const lead: LiveFact = { type: 'lead.changed', teamId: west, overTeamId: east, by: 1 }
  const goal: LiveFact = { type: 'goal.reached', teamId: west, metricId: null, level: 'target', value: 9 }
  /** The numbers that are told, each with the deal that led to it. */
  const told = (...facts: LiveFact[]) =>
    facts.flatMap((fact, index) => {
      const cheered = causes.take(shownEvent(index + 1, fact))
      if (!cheered) return []
      return cheered.kind === 'told' ? [[cheered.event.seq, cheered.cause?.dealId]] : [['back', cheered.fact.dealId]]
    })

  it('is a sale at once, and what it led to names it', () => {
    expect(told(deal(1), lead, goal, deal(2, 1), goal)).toEqual([
      [1, undefined],
      [2, 'deal-1'],
      [3, 'deal-1'],
      [4, undefined],
      [5, 'deal-2'],
    ])
  })

  it('is taken back with its sale, and nothing that came of the reversal is told', () => {
    expect(told(deal(1), { ...deal(1), type: 'deal.withdrawn' }, lead)).toEqual([
      [1, undefined],
      ['back', 'deal-1'],
    ])
  })

  it('is no silent deal, nothing that came of one, and nothing that waits to be activated', () => {
    expect(told(deal(1, 0, { isSilent: true }), lead, deal(2, 0, { lines: [] }), lead)).toEqual([])
  })

  it('is what an activation leads to', () => {
    expect(told({ ...deal(1), type: 'deal.activated', name: '严萍' }, goal)).toEqual([
      [1, undefined],
      [2, 'deal-1'],
    ])
  })

  it('is everything else, at once and without a cause', () => {
    expect(told({ type: 'lesson.published', lessonId: 'x', title: '', author: '' }, lead)).toEqual([
      [1, undefined],
      [2, undefined],
    ])
  })
})
