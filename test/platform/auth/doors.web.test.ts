import ui from '@nuxt/ui/vue-plugin'
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Component, h } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import type { ErrorCode } from '#shared/platform/errors/errors'
import { REFUSALS } from '#shared/platform/errors/refusals'
import JoinPage from '#web/features/contest/invites/JoinPage.vue'
import SignInPage from '#web/features/platform/auth/SignInPage.vue'
import { safeRedirect } from '#web/features/platform/auth/safe-redirect'
import { chooseLanguage, i18n } from '#web/i18n/index'

const TOKEN = 'Om0I4cY4vLBCKLK8g5NVTQ'
const refusal = (code: ErrorCode, more: object = {}) =>
  new Response(JSON.stringify({ code, message: 'x', ...more }), { status: REFUSALS[code].status })

/** Answers by path; whatever is not named is "not signed in" and a centre that is set up. */
function answering(answers: Record<string, () => Response>) {
  const asked = vi.fn(async (path: string) => {
    const answer = answers[path]
    if (answer) return answer()
    return path === '/api/setup' ? new Response('{"isDone":true}') : refusal('unauthenticated')
  })
  vi.stubGlobal('fetch', asked)
  return asked
}

async function open(page: Component, path: string) {
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:any(.*)*', component: page }] })
  await router.push(path)
  const pinia = createPinia()
  setActivePinia(pinia)
  const wrapper = mount({ render: () => h(page) }, { global: { plugins: [router, pinia, i18n, ui] } })
  await flushPromises()
  return { wrapper, router }
}

describe('the doors', () => {
  beforeEach(() => chooseLanguage('zh-CN'))
  afterEach(() => {
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })

  it('tell how long to wait after too many sign-ins, and open again by themselves', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    answering({ '/api/sign-in': () => refusal('too_many_requests', { retryAfterS: 3 }) })
    const { wrapper } = await open(SignInPage, '/sign-in')
    await wrapper.get('[autocomplete="username"]').setValue('director')
    await wrapper.get('[autocomplete="current-password"]').setValue('wrong-password')

    await wrapper.get('form').trigger('submit')
    await flushPromises()

    expect(wrapper.get('[role="alert"]').text()).toContain('3 秒')
    vi.advanceTimersByTime(1000)
    await flushPromises()
    expect(wrapper.get('[role="alert"]').text()).toContain('2 秒')
    expect(wrapper.get('[type="submit"]').attributes('disabled')).toBeDefined()
    vi.advanceTimersByTime(2000)
    await flushPromises()
    expect(wrapper.find('[role="alert"]').exists()).toBe(false)
    expect(wrapper.get('[type="submit"]').attributes('disabled')).toBeUndefined()
  })

  it('say what is missing at its field before anything is sent', async () => {
    const asked = answering({})
    const { wrapper } = await open(SignInPage, '/sign-in')

    await wrapper.get('form').trigger('submit')
    await flushPromises()

    expect(wrapper.findAll('[role="alert"]')).toHaveLength(2)
    expect(asked).not.toHaveBeenCalledWith('/api/sign-in', expect.anything())
  })

  it('show a taken login at the login field', async () => {
    const offer = {
      contestId: '00000000-0000-4000-8000-000000000001',
      contestName: '沃马当先',
      centerName: '集商客中心',
      centerCode: null,
      teamName: '湖西队',
      teamColour: '#d0311f',
      teamCrest: '🐎',
      slogan: '一马当先',
    }
    answering({
      '/api/invites/look': () => new Response(JSON.stringify(offer)),
      '/api/invites/join': () => refusal('login_taken'),
    })
    const { wrapper } = await open(JoinPage, `/join#${TOKEN}`)
    await wrapper.get('[autocomplete="name"]').setValue('严萍')
    await wrapper.get('[autocomplete="username"]').setValue('yanping')
    await wrapper.get('[autocomplete="new-password"]').setValue('horse-in-front-7')

    await wrapper.get('form').trigger('submit')
    await flushPromises()

    expect(wrapper.text()).toContain('湖西队')
    const login = wrapper.get('[autocomplete="username"]')
    expect(login.attributes('aria-invalid')).toBe('true')
    expect(wrapper.findAll('[role="alert"]').map((alert) => alert.text())).toEqual([REFUSALS.login_taken.zh])
  })

  it.each(['invite_unknown', 'invite_expired', 'invite_used_up'] as const)(
    'say what to do with an invite that is refused: %s',
    async (code) => {
      answering({ '/api/invites/look': () => refusal(code) })
      const { wrapper } = await open(JoinPage, `/join#${TOKEN}`)

      expect(wrapper.get('[role="alert"]').text()).toContain(REFUSALS[code].zh)
      expect(wrapper.find('form').exists()).toBe(false)
    },
  )

  it('do not ask the server about what cannot be an invite', async () => {
    const asked = answering({})
    const { wrapper } = await open(JoinPage, '/join#nonsense')

    expect(wrapper.get('[role="alert"]').text()).toBe(REFUSALS.invite_unknown.zh)
    expect(asked).not.toHaveBeenCalledWith('/api/invites/look', expect.anything())
  })

  it.each([
    ['/board?by=points', '/board?by=points'],
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    ['https://evil.example', '/'],
    [undefined, '/'],
  ])('lead back to a page of ours only: %s → %s', (to, page) => {
    expect(safeRedirect(to)).toBe(page)
  })
})
