import ui from '@nuxt/ui/vue-plugin'
import { mount } from '@vue/test-utils'
import { beforeAll, describe, expect, it } from 'vitest'
import { nextTick } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import TimeInput from '#web/forms/TimeInput.vue'
import { timeIn } from '#web/forms/time-text'
import { chooseLanguage, i18n } from '#web/i18n/index'

const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/', component: {} }] })

function aField() {
  const field = mount(TimeInput, {
    props: { modelValue: '08:20', label: '晨会', 'onUpdate:modelValue': (to) => field.setProps({ modelValue: to }) },
    global: { plugins: [router, i18n, ui] },
  })
  const input = field.get('input')
  return {
    shown: () => input.element.value,
    time: () => field.props('modelValue'),
    says: () => field.find('[role=alert]').exists() && field.get('[role=alert]').text(),
    async type(text: string) {
      await input.setValue(text)
      await input.trigger('blur')
      await nextTick()
    },
  }
}

describe('the field of a time', () => {
  beforeAll(() => chooseLanguage('en'))

  it('shows 24 hours in English too, and takes a time in the way people write it', async () => {
    const field = aField()
    expect(field.shown()).toBe('08:20')

    await field.type('1740')
    expect(field.time()).toBe('17:40')
    expect(field.shown()).toBe('17:40')
    expect(field.says()).toBe(false)
  })

  it('keeps what it cannot read, says so, and hands on no other time', async () => {
    const field = aField()
    await field.type('after lunch')

    expect(field.shown()).toBe('after lunch')
    expect(field.time()).toBe('after lunch')
    expect(field.says()).toContain('09:30')
  })
})

describe('a typed time', () => {
  it.each([
    ['09:30', '09:30'],
    ['9:30', '09:30'],
    ['9.30', '09:30'],
    ['９：３０', '09:30'],
    ['930', '09:30'],
    ['0930', '09:30'],
    ['9点', '09:00'],
    ['9 点半', '09:30'],
    ['17点5分', '17:05'],
    ['0:00', '00:00'],
  ])('reads %s', (typed, time) => {
    expect(timeIn(typed)).toBe(time)
  })

  it.each(['', '9', '24:00', '12:60', '9:3', '9:30 PM', '半'])('does not guess at %s', (typed) => {
    expect(timeIn(typed)).toBeUndefined()
  })
})
