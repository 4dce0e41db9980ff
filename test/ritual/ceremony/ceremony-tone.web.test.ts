import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import CeremonyStage from '#web/features/ritual/ceremony/CeremonyStage.vue'
import { i18n } from '#web/i18n/index'

const contest = { name: '沃马当先', status: 'running', startsOn: '2015-04-01', endsOn: '2015-06-30', teams: [] }
const show = (isSerious: boolean) =>
  mount(CeremonyStage, {
    props: {
      contest,
      ranking: { teams: [], counted: { by: 'points', name: '', unit: '分' } },
      view: { honours: [], pledges: null },
      step: 'opening',
      steps: ['opening', 'champion', 'board'],
      isSerious,
    } as never,
    global: { plugins: [i18n] },
  })

describe('揭晓 on a wall', () => {
  it('has rays and a place for confetti, and neither in the serious tone', () => {
    const [joyful, serious] = [show(false), show(true)]

    expect(joyful.find('.rays').exists() && joyful.find('canvas').exists()).toBe(true)
    expect(serious.find('.rays').exists() || serious.find('canvas').exists()).toBe(false)
  })
})
