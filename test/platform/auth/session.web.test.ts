import { createPinia, setActivePinia } from 'pinia'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter, type RouteMeta } from 'vue-router'
import type { ContestSummary } from '#shared/contest/contests/contract'
import type { Role, SignedIn } from '#shared/platform/accounts/contract'
import { newRequestId } from '#web/api/request-id'
import { guard } from '#web/app/guard'
import { chooseLanguage } from '#web/i18n/index'
import { useSession } from '#web/session/session.store'

const signedIn = (role: Role): SignedIn => ({
  account: {
    id: newRequestId(),
    role,
    name: '严萍',
    login: 'yanping',
    isDisabled: false,
    createdAt: '2015-04-01T00:00:00Z',
  },
  center: { id: newRequestId(), name: '集商客中心', timezone: 'Asia/Shanghai', code: null },
})

function aContest(name: string, more: Partial<ContestSummary> = {}): ContestSummary {
  const dates = { startsOn: '2015-04-01', endsOn: '2015-06-30', today: '2015-05-12' }
  return {
    id: newRequestId(),
    name,
    status: 'running',
    isDemo: false,
    ...dates,
    participantId: null,
    teamId: null,
    ...more,
  }
}

/** A server that says who is signed in (401 without a session), or that cannot be reached at all. */
function aServer(who: SignedIn | null | 'away', contests: ContestSummary[] = [], isDone = true) {
  vi.stubGlobal('fetch', async (path: string) => {
    if (who === 'away') throw new TypeError('Failed to fetch')
    if (path === '/api/setup') return Response.json({ isDone })
    if (!who) return Response.json({ code: 'unauthenticated', message: '请先登录' }, { status: 401 })
    return Response.json(path === '/api/me' ? who : contests)
  })
}

async function landing(path: string) {
  const page = (at: string, meta: RouteMeta = {}, name = at) => ({ path: at, name, component: {}, meta })
  const open = { isPublic: true }
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      page('/'),
      page('/deal'),
      page('/admin', { isForLedgerKeepers: true }),
      page('/admin/accounts', { isForLedgerKeepers: true, isForDirectors: true }),
      page('/setup', open),
      page('/sign-in', open),
      page('/unreachable', open, 'unreachable'),
    ],
  })
  guard(router)
  await router.push(path)
  return router.currentRoute.value.fullPath
}

describe('the session on a device', () => {
  beforeAll(() => chooseLanguage('zh-CN'))
  beforeEach(() => {
    localStorage.clear()
    setActivePinia(createPinia())
  })

  it('leads to setup first, then to sign-in and back, and keeps everybody to their own pages', async () => {
    aServer(null, [], false)
    expect(await landing('/deal')).toBe('/setup')

    setActivePinia(createPinia())
    aServer(null)
    expect(await landing('/deal')).toBe('/sign-in?to=/deal')

    setActivePinia(createPinia())
    aServer(signedIn('member'))
    expect([await landing('/deal'), await landing('/admin')]).toEqual(['/deal', '/'])

    setActivePinia(createPinia())
    aServer(signedIn('clerk'))
    expect([await landing('/admin'), await landing('/admin/accounts')]).toEqual(['/admin', '/admin'])

    setActivePinia(createPinia())
    aServer(signedIn('director'))
    expect([await landing('/admin'), await landing('/admin/accounts')]).toEqual(['/admin', '/admin/accounts'])
  })

  it('shows the newest running contest one takes part in, until another is chosen', async () => {
    const own = aContest('自己的', { participantId: newRequestId() })
    const newer = aContest('别人的', { startsOn: '2015-05-01' })
    const over = aContest('去年的', { status: 'closed', startsOn: '2015-05-02', participantId: newRequestId() })
    aServer(signedIn('member'), [newer, over, own])
    await useSession().load()
    expect(useSession().chosen?.name).toBe('自己的')

    useSession().chooseContest(over.id)
    setActivePinia(createPinia())
    await useSession().load()
    expect(useSession().chosen?.name).toBe('去年的')
  })

  it('opens with what it knew when the server cannot be reached, and waits where it knew nothing', async () => {
    aServer('away')
    expect(await landing('/deal')).toBe('/unreachable?to=/deal')

    setActivePinia(createPinia())
    aServer(signedIn('member'), [aContest('沃马当先')])
    await useSession().load()
    setActivePinia(createPinia())
    aServer('away')

    expect(await landing('/deal')).toBe('/deal')
    expect(useSession().chosen?.name).toBe('沃马当先')
  })
})
