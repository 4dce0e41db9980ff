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

  it('show the bundle for the metric that counts it, which one tap brings back', async () => {
    const lines = [g3, broadband].map((metricId) => ({ metricId, quantity: 1, hasPoints: metricId === g3 }))
    const contest = { ...aContestView([2, 0]), offers: [{ id: crypto.randomUUID(), name: '全家福', lines }] }
    const tiles = mount(SaleTiles, {
      props: { contest, isAdding: false, modelValue: [] },
      global: { plugins: [i18n] },
    })
    const names = () => tiles.findAll('.tile .name').map((name) => name.text())
    expect(names()).toEqual(['3G', '全家福'])

    await tiles.get('.single').trigger('click')

    expect(names()).toEqual(['3G', '宽带', '全家福'])
    expect(tiles.find('.single').exists()).toBe(false)
  })
})
