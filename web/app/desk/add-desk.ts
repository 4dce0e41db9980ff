import type { Router } from 'vue-router'

const OF_THE_DESK = /^\/admin(\/|$)/

/** Adds the pages of the desk when the first of them is opened: a member's phone never loads their list. */
export function addDesk(router: Router): void {
  let adding: Promise<void> | undefined
  const remove = router.beforeEach(async ({ path, fullPath }) => {
    if (!OF_THE_DESK.test(path)) return true
    adding ??= import('./desk-route').then(({ deskRoute }) => void router.addRoute(deskRoute))
    try {
      await adding
    } catch (error) {
      adding = undefined
      throw error
    }
    remove()
    return fullPath
  })
}
