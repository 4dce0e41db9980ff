import type { Router } from 'vue-router'
import { useSession } from '#web/session/session.store'

/** Redirects to setup before the first account, to sign-in (and back) without one, and away from pages of other roles. */
export function guard(router: Router): void {
  router.beforeEach(async (to) => {
    if (to.meta.isPublic) return true
    const session = useSession()
    try {
      await session.load()
    } catch {
      return { name: 'unreachable', query: { to: to.fullPath } }
    }
    if (!session.isSetUp) return '/setup'
    if (!session.who) return { path: '/sign-in', query: to.fullPath === '/' ? {} : { to: to.fullPath } }
    if (to.meta.isForLedgerKeepers && !session.keepsLedger) return '/'
    return !to.meta.isForDirectors || session.isDirector ? true : session.keepsLedger ? '/admin' : '/'
  })
}
