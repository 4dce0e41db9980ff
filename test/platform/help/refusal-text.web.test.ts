import { flushPromises, mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { chooseLanguage, i18n } from '#web/i18n/index'
import RefusalText from '#web/ui/RefusalText.vue'

describe('a refusal', () => {
  async function shown(code: string) {
    await chooseLanguage('zh-CN')
    const reference = { code, number: 'k3f9' }
    const text = mount(RefusalText, {
      props: { text: '报单超过 10 分钟，请让主任来撤。', reference },
      global: { plugins: [i18n], stubs: { UIcon: true } },
    })
    await flushPromises()
    return text
  }

  it('links to where the guide says more about it, in a tab of its own', async () => {
    const text = await shown('withdrawal_window_over')

    const link = await expect
      .poll(() => text.find('a').exists())
      .toBe(true)
      .then(() => text.get('a'))
    expect(link.attributes()).toMatchObject({ href: '/help?refusal=withdrawal_window_over', target: '_blank' })
    expect(text.text()).toContain('#k3f9')
  })

  it('has no link where the guide is silent', async () => {
    const text = await shown('invalid_input')
    await import('#web/ui/refusal-places')
    await flushPromises()

    expect(text.find('a').exists()).toBe(false)
  })
})
