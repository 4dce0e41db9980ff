import ui from '@nuxt/ui/vue-plugin'
import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { ApiError } from '#web/api/api-error'
import SearchField from '#web/forms/SearchField.vue'
import UndoBar from '#web/forms/UndoBar.vue'
import { chooseLanguage, i18n } from '#web/i18n/index'

const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/', component: {} }] })
const plugins = [router, i18n, ui]
const press = (key: string, on: EventTarget = document.body, more: KeyboardEventInit = {}) =>
  on.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }))

enableAutoUnmount(afterEach)
beforeEach(() => chooseLanguage('zh-CN'))
afterEach(() => {
  document.body.innerHTML = ''
  vi.useRealTimers()
})

describe('the search of a page', () => {
  const aField = (isOnEnter: boolean) => {
    const words: string[] = []
    const field = mount(SearchField, {
      props: { modelValue: '', label: '搜', isOnEnter, 'onUpdate:modelValue': (text: string) => words.push(text) },
      global: { plugins },
      attachTo: document.body,
    })
    return { field, input: field.get('input'), words }
  }

  it('is reached with a slash, also in a Chinese input method, and not while something is typed', () => {
    const { input } = aField(false)
    const other = document.body.appendChild(document.createElement('textarea'))

    press('/', other)
    expect(document.activeElement).not.toBe(input.element)
    press('、', document.body, { code: 'Slash' })
    expect(document.activeElement).toBe(input.element)
  })

  it('is left alone while a dialog is open', () => {
    const { input } = aField(false)
    document.body.appendChild(document.createElement('div')).setAttribute('role', 'dialog')

    press('/')

    expect(document.activeElement).not.toBe(input.element)
  })

  it('searches with each letter, or with Enter alone', async () => {
    const [quick, slow] = [aField(false), aField(true)]
    await quick.input.setValue('严')
    await slow.input.setValue(' 严萍 ')
    expect([quick.words, slow.words]).toEqual([['严'], []])

    await slow.field.get('form').trigger('submit')

    expect(slow.words).toEqual(['严萍'])
  })

  it('is emptied by Escape, and left by the next', async () => {
    const { input } = aField(true)
    press('/')
    await input.setValue('严')
    await input.trigger('keydown', { key: 'Escape' })
    expect([input.element.value, document.activeElement === input.element]).toEqual(['', true])

    await input.trigger('keydown', { key: 'Escape' })

    expect(document.activeElement).not.toBe(input.element)
  })
})

describe('the offer to undo', () => {
  const aBar = (undo: () => Promise<unknown>) => {
    vi.useFakeTimers()
    const bar = mount(UndoBar, { props: { text: '已保存：大厅', undo }, global: { plugins } })
    return { bar, shown: () => document.body.textContent ?? '' }
  }
  const button = (name: string) =>
    [...document.body.querySelectorAll('button')].find((each) => each.textContent?.includes(name))

  it('calls the inverse once and says so, by the button or by Ctrl+Z', async () => {
    const undo = vi.fn(() => Promise.resolve())
    const { bar, shown } = aBar(undo)
    expect(shown()).toContain('已保存：大厅')

    press('z', document.body, { ctrlKey: true })
    await flushPromises()
    press('z', document.body, { ctrlKey: true })
    await flushPromises()

    expect(undo).toHaveBeenCalledTimes(1)
    expect(shown()).toContain('已撤销')
    vi.advanceTimersByTime(2_000)
    expect(bar.emitted('close')).toHaveLength(1)
  })

  it('ends after eight seconds, but not under the pointer', async () => {
    const { bar } = aBar(() => Promise.resolve())
    await flushPromises()
    const box = document.body.querySelector('[role="status"]')?.closest('div') as HTMLElement
    box.dispatchEvent(new MouseEvent('mouseenter'))
    await flushPromises()
    vi.advanceTimersByTime(60_000)
    expect(bar.emitted('close')).toBeUndefined()

    box.dispatchEvent(new MouseEvent('mouseleave'))
    await flushPromises()
    vi.advanceTimersByTime(8_000)

    expect(bar.emitted('close')).toHaveLength(1)
  })

  it('shows why the inverse was refused, and can be tried again', async () => {
    const refused = new ApiError({ code: 'contest_closed', message: '竞赛已结束' })
    const undo = vi.fn<() => Promise<unknown>>().mockRejectedValueOnce(refused).mockResolvedValueOnce(undefined)
    const { shown } = aBar(undo)

    button('撤销')?.click()
    await flushPromises()
    expect(shown()).not.toContain('已撤销')
    button('撤销')?.click()
    await flushPromises()

    expect(shown()).toContain('已撤销')
  })
})
