import type { Router } from 'vue-router'
import { useSession } from './session.store'

declare module 'vue-router' {
  interface RouteMeta {
    /** Open without a sign-in: setup, sign-in, joining, the TV. */
    isPublic?: boolean
    isForDirectors?: boolean
    /** Directors and clerks. */
    isForLedgerKeepers?: boolean
  }
}

/** Sends everybody to where they may be: setup first, then sign-in (and back), each page of the desk for those it is for. */
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
