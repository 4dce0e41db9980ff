import ui from '@nuxt/ui/vue-plugin'
import { mount } from '@vue/test-utils'
import { beforeAll, describe, expect, it } from 'vitest'
import { nextTick } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import DateInput from '#web/forms/DateInput.vue'
import { chooseLanguage, i18n } from '#web/i18n/index'

const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/', component: {} }] })

function aField(props: { min?: string; max?: string } = {}, day = '2015-04-10') {
  const field = mount(DateInput, {
    props: {
      modelValue: day,
      label: '日期',
      ...props,
      'onUpdate:modelValue': (to) => field.setProps({ modelValue: to }),
    },
    global: { plugins: [router, i18n, ui] },
  })
  const input = field.get('input')
  return {
    shown: () => input.element.value,
    day: () => field.props('modelValue'),
    says: () => field.find('[role=alert]').exists() && field.get('[role=alert]').text(),
    async type(text: string) {
      await input.setValue(text)
      await input.trigger('blur')
      await nextTick()
    },
  }
}

describe('the field of a day', () => {
  beforeAll(() => chooseLanguage('zh-CN'))

  it('takes a day in the way people write it, and shows it as everywhere', async () => {
    const field = aField()
    await field.type('4月12日')

    expect(field.day()).toBe('2015-04-12')
    expect(field.shown()).toBe('2015-04-12')
    expect(field.says()).toBe(false)
  })

  it('keeps what it cannot read, says so, and hands on no other day', async () => {
    const field = aField()
    await field.type('下周三')

    expect(field.shown()).toBe('下周三')
    expect(field.day()).toBe('下周三')
    expect(field.says()).toContain('2026-04-01')
  })

  it('says which days are possible', async () => {
    const field = aField({ min: '2015-04-01', max: '2015-04-30' })
    await field.type('2015-05-01')
    expect(field.says()).toContain('最晚 2015-04-30')

    await field.type('3-31')
    expect(field.says()).toContain('最早 2015-04-01')
  })

  it('can be emptied', async () => {
    const field = aField()
    await field.type('')

    expect(field.day()).toBe('')
    expect(field.says()).toBe(false)
  })
})
