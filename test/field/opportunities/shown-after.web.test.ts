import { describe, expect, it } from 'vitest'
import type { OpportunityView } from '#shared/field/opportunities/contract'
import { isSaleDue, usualStep } from '#shared/field/opportunities/steps'
import { shownAfter } from '#web/features/field/opportunities/shown-after'

const KNOWN: OpportunityView = {
  ...{ id: 'deal', participantId: 'me', customer: '宏达物流园', number: null, what: '双线', feeFen: null },
  ...{ step: 'survey', isLost: false, reason: null, nextOn: '2015-04-10', metricId: null, countsAt: null },
  ...{ dealId: null, steppedAt: '2015-04-09T02:00:00.000Z', undoable: null },
}

describe('a deal with steps that wait on the device', () => {
  it('is shown as it is once they have arrived, the others as they are', () => {
    const other = { ...KNOWN, id: 'other' }
    const [shown, left] = shownAfter(
      [KNOWN, other],
      [
        { act: 'move', id: 'deal', requestId: 'a', step: 'quote' },
        { act: 'lose', id: 'deal', requestId: 'b', reason: '选了友商' },
      ],
    )

    expect(shown).toMatchObject({ step: 'quote', isLost: true, reason: '选了友商', undoable: 'b' })
    expect(left).toEqual(other)
  })

  it('is as before where its waiting step is undone', () => {
    const [shown] = shownAfter(
      [KNOWN],
      [
        { act: 'move', id: 'deal', requestId: 'a', step: 'quote' },
        { act: 'undo', id: 'deal', requestId: 'b', entry: 'a' },
      ],
    )

    expect(shown).toEqual(KNOWN)
  })
})

describe('the sale of a deal', () => {
  it('is due from the step of its metric on, and once', () => {
    const at = (step: OpportunityView['step'], dealId: string | null = null) =>
      isSaleDue({ step, countsAt: 'contract', dealId })

    expect([at('quote'), at('contract'), at('build'), at('build', 'sold')]).toEqual([false, true, true, false])
    expect(isSaleDue({ step: 'complete', countsAt: null, dealId: null })).toBe(false)
  })

  it('is due at the contract for metrics whose name is one of 政企', () => {
    expect(['双线', '云', '专线新装', '物联卡', 'IoT cards'].map(usualStep)).toEqual(Array(5).fill('contract'))
    expect(['宽带', '3G', 'Broadband'].map(usualStep)).toEqual([null, null, null])
  })
})
