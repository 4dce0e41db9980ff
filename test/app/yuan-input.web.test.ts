import ui from '@nuxt/ui/vue-plugin'
import { mount } from '@vue/test-utils'
import { beforeAll, describe, expect, it } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import YuanInput from '#web/forms/YuanInput.vue'
import { chooseLanguage, i18n } from '#web/i18n/index'

const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/', component: {} }] })

/** In a form that takes what cannot be read for no amount, as 报单 and 表态 do. */
function aField() {
  const field = mount(YuanInput, {
    props: {
      modelValue: null as number | null,
      label: '营收',
      'onUpdate:modelValue': (fen: number | null) => void field.setProps({ modelValue: fen || null }),
    },
    global: { plugins: [router, i18n, ui] },
  })
  const input = field.get('input')
  return {
    field,
    type: (text: string) => input.setValue(text),
    leave: () => input.trigger('blur'),
    shown: () => input.element.value,
    complaint: () => field.find('[role=alert]'),
  }
}

describe('a field for an amount', () => {
  beforeAll(() => chooseLanguage('zh-CN'))

  it.each(['12.', '1,2', '1.2万', '12.345', '1.280'])(
    'keeps %s and says what is wrong once it is left',
    async (text) => {
      const { type, leave, shown, complaint } = aField()
      await type('12')

      await type(text)
      expect(shown()).toBe(text)
      expect(complaint().exists()).toBe(false)
      await leave()

      expect(shown()).toBe(text)
      expect(complaint().text()).toContain('1280.50')
    },
  )

  it('takes the amount as soon as it can be read, and writes it out once it is left', async () => {
    const { field, type, leave, shown, complaint } = aField()
    await type('12.')
    await leave()

    await type('12.5')
    expect(field.props('modelValue')).toBe(1_250)
    expect(complaint().exists()).toBe(false)
    await leave()

    expect(shown()).toBe('12.50')
  })

  it('shows the amount that is chosen elsewhere instead of what could not be read', async () => {
    const { field, type, leave, shown, complaint } = aField()
    await type('12.')
    await leave()

    await field.setProps({ modelValue: 128_050 })

    expect(shown()).toBe('1,280.50')
    expect(complaint().exists()).toBe(false)
  })

  it('is emptied with its form', async () => {
    const { field, type, shown } = aField()
    await type('12.50')

    await field.setProps({ modelValue: null })

    expect(shown()).toBe('')
  })
})
