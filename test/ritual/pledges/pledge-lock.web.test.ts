import { mount } from '@vue/test-utils'
import { beforeAll, describe, expect, it } from 'vitest'
import { aContestView, totals } from '#test/support/a-scoreboard.web'
import MyPledgeCard from '#web/features/screens/today/MyPledgeCard.vue'
import { chooseLanguage, i18n } from '#web/i18n/index'

describe('今日 without a pledge', () => {
  beforeAll(() => chooseLanguage('zh-CN'))

  const card = (wish: { time?: string; isClosed?: boolean; hasSold?: boolean } = {}) =>
    mount(MyPledgeCard, {
      props: {
        contest: aContestView(),
        pledge: undefined,
        day: wish.hasSold ? totals(2) : undefined,
        time: wish.time ?? '08:31',
        isClosed: wish.isClosed ?? false,
      },
      shallow: true,
      global: { plugins: [i18n] },
    }).text()

  it('says until when to pledge', () => {
    expect(card()).toContain('09:30 前表态')
  })

  it('says the true reason after the lock: never the hour at 08:31, and no early sale', () => {
    expect(card({ hasSold: true })).toContain('09:30 前表态')
    expect(card({ hasSold: true })).not.toContain('已过表态时间')
    expect(card({ isClosed: true })).toContain('晨会已结束')
    expect(card({ time: '09:30', hasSold: true })).toContain('已过表态时间')
  })
})
