import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, nextTick, ref } from 'vue'
import type { LiveFact } from '#shared/live/facts'
import type { ShownEvent } from '#shared/live/protocol'
import { aDealFact, east, personId, shownEvent, west } from '#test/support/a-scoreboard.web'
import { useHeldFacts } from '#web/features/screens/celebration/use-held-facts'
import { CelebrationHold, HOLD_MS } from '#web/live/celebration-hold'

describe('what is celebrated', () => {
  let told: ShownEvent[]
  let hold: CelebrationHold
  beforeEach(() => {
    vi.useFakeTimers()
    told = []
    hold = new CelebrationHold((event) => told.push(event))
  })
  afterEach(() => {
    hold.clear()
    vi.useRealTimers()
  })
  const deal = (n: number, who = 0, more: object = {}) => ({
    ...aDealFact(),
    ...{ dealId: `deal-${n}`, participantId: personId(who), isSilent: false, lines: aDealFact().lines },
    ...more,
  })
  const take = (seq: number, fact: LiveFact) => hold.take(shownEvent(seq, fact))
  const after = (ms: number) => vi.advanceTimersByTime(ms)
  const seqs = () => told.map((event) => event.seq)
  const lead: LiveFact = { type: 'lead.changed', teamId: west, overTeamId: east, by: 1 }
  const takenBack = (n: number): LiveFact => ({ ...deal(n), type: 'deal.withdrawn' })

  it('waits ten seconds for a withdrawal, the overtake with its sale', () => {
    take(1, deal(1))
    take(2, lead)

    after(HOLD_MS - 1)
    expect(seqs()).toEqual([])
    after(1)
    expect(seqs()).toEqual([2, 1])
  })

  it('is nothing that was withdrawn by then, nor what came of it', () => {
    take(1, deal(1))
    take(2, lead)
    after(9_000)
    take(3, takenBack(1))

    after(60_000)
    expect(seqs()).toEqual([])
  })

  it('is once for all that a member logs in a minute, together where they still wait', () => {
    take(1, deal(1))
    after(5_000)
    take(2, deal(2))
    after(8_000)
    take(3, deal(3))
    after(HOLD_MS)
    expect(seqs()).toEqual([1, 2, 3])

    take(4, deal(4))
    after(HOLD_MS)
    expect(seqs()).toEqual([1, 2, 3])

    after(60_000)
    take(5, deal(5))
    after(HOLD_MS)
    expect(seqs()).toEqual([1, 2, 3, 5])
  })

  it('is each member’s own, and the goal that the third sale reached all the same', () => {
    const goal: LiveFact = { type: 'goal.reached', teamId: west, metricId: null, level: 'target', value: 9 }
    take(1, deal(1))
    after(HOLD_MS)
    take(2, deal(2))
    take(3, goal)
    take(4, deal(3, 1))
    after(HOLD_MS)

    expect(seqs()).toEqual([1, 3, 4])
  })

  it('keeps the other sale where the last of two was withdrawn', () => {
    take(1, deal(1))
    after(5_000)
    take(2, deal(2))
    after(6_000)
    take(3, takenBack(2))

    expect(seqs()).toEqual([1])
  })

  it('is no silent deal, nothing that came of one, and nothing that waits to be activated', () => {
    take(1, deal(1, 0, { isSilent: true }))
    take(2, lead)
    take(3, deal(2, 0, { lines: [] }))
    after(60_000)

    expect(seqs()).toEqual([])
  })

  it('lets everything else through at once', () => {
    take(7, { type: 'lesson.published', lessonId: 'x', title: '', author: '' })
    take(9, lead)

    expect(seqs()).toEqual([7, 9])
  })

  it('forgets what waits when the screen falls out of step', async () => {
    const isInStep = ref(true)
    let listener: (event: ShownEvent) => void = () => {}
    const scope = effectScope()
    scope.run(() =>
      useHeldFacts(
        (each) => {
          listener = each
          return () => true
        },
        () => isInStep.value,
      )((event) => told.push(event)),
    )
    listener(shownEvent(1, deal(1)))
    isInStep.value = false
    await nextTick()
    isInStep.value = true
    after(HOLD_MS)

    expect(seqs()).toEqual([])
    scope.stop()
  })
})
