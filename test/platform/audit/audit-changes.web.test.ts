import { describe, expect, it } from 'vitest'
import { changesOf, plainText } from '#web/features/platform/audit/changes'

const say = (_field: string, value: unknown) => plainText(value)

describe('an audit line', () => {
  it('shows only what differs, and never an id', () => {
    const before = { id: 'a', name: '严平', area: '', isCaptain: false }
    const after = { id: 'a', name: '严萍', area: '建材市场', isCaptain: false }

    expect(changesOf(before, after, say)).toEqual([
      { field: 'name', before: '严平', after: '严萍' },
      { field: 'area', before: '—', after: '建材市场' },
    ])
  })

  it('shows a withdrawn deal by its lines, with the reason', () => {
    const lines = [
      { metric: '融合', quantity: 1 },
      { metric: '3G', quantity: 1 },
    ]

    expect(changesOf(lines, { reason: '重复报单' }, say)).toEqual([
      { field: 'lines', before: '融合 1, 3G 1', after: null },
      { field: 'reason', before: null, after: '重复报单' },
    ])
  })

  it('has nothing to show where nothing was noted', () => {
    expect(changesOf(null, null, say)).toEqual([])
  })
})
