import { mount } from '@vue/test-utils'
import { beforeAll, describe, expect, it } from 'vitest'
import { aContestView, broadband, g3 } from '#test/support/a-scoreboard.web'
import SaleTiles from '#web/features/ledger/deals/SaleTiles.vue'
import { chooseLanguage, i18n } from '#web/i18n/index'

describe('the tiles of 报单', () => {
  beforeAll(() => chooseLanguage('zh-CN'))

  it('never show a metric and a bundle under one name', () => {
    const offer = (name: string) => ({
      ...{ id: crypto.randomUUID(), name },
      lines: [g3, broadband].map((metricId) => ({ metricId, quantity: 1, hasPoints: true })),
    })
    const contest = { ...aContestView(), offers: [offer('宽带'), offer('全家福')] }

    const tiles = mount(SaleTiles, {
      props: { contest, isAdding: false, modelValue: [] },
      global: { plugins: [i18n] },
    })

    const names = tiles.findAll('button').map((tile) => tile.text())
    expect(names.filter((name) => name.includes('宽带套餐'))).toHaveLength(1)
    expect(names.filter((name) => name.includes('全家福'))).toHaveLength(1)
    expect(names.filter((name) => name.includes('全家福套餐'))).toHaveLength(0)
  })
})
