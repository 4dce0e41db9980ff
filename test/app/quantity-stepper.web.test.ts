import ui from '@nuxt/ui/vue-plugin'
import { mount } from '@vue/test-utils'
import { beforeAll, describe, expect, it } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { chooseLanguage, i18n } from '#web/i18n/index'
import QuantityStepper from '#web/ui/QuantityStepper.vue'

const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/', component: {} }] })

function aStepper(modelValue: number) {
  const stepper = mount(QuantityStepper, {
    props: {
      modelValue,
      label: '3G',
      'onUpdate:modelValue': (now: number) => void stepper.setProps({ modelValue: now }),
    },
    global: { plugins: [router, i18n, ui] },
  })
  return stepper
}

describe('the quantity stepper', () => {
  beforeAll(() => chooseLanguage('zh-CN'))

  it('goes up and down by one and stops at zero', async () => {
    const stepper = aStepper(1)
    const [less, more] = stepper.findAll('button')

    await more?.trigger('click')
    expect(stepper.props('modelValue')).toBe(2)
    await less?.trigger('click')
    await less?.trigger('click')
    await less?.trigger('click')
    expect(stepper.props('modelValue')).toBe(0)
    expect(less?.attributes('disabled')).toBeDefined()
  })

  it.each([
    ['12', 12],
    ['１２', 12],
    ['-5', 0],
    ['1.5', 1],
    ['99999', 999],
    ['abc', 0],
  ])('makes a quantity of what is typed: %s → %i', async (typed, quantity) => {
    const stepper = aStepper(3)

    await stepper.get('input').setValue(typed)

    expect(stepper.props('modelValue')).toBe(quantity)
  })
})
