import { createRouter, createWebHistory } from 'vue-router'
import { speakOnPages } from '#web/i18n/index'
import { addDesk } from './desk/add-desk'
import { memberRoutes } from './feature-routes'
import { guard } from './guard'
import { routes as appRoutes } from './pages/routes'

/** All pages of the product; what no feature claims is "not found". */
export const router = createRouter({
  history: createWebHistory(),
  routes: [
    ...memberRoutes,
    ...appRoutes,
    { path: '/:path(.*)*', name: 'not-found', component: () => import('./pages/NotFoundPage.vue') },
  ],
  scrollBehavior: ({ hash }, _from, saved) =>
    saved ?? { el: document.getElementById(hash.slice(1)) ?? document.documentElement },
})
addDesk(router)

// 今日 has its own texts; those of the other pages come together with the page.
let texts: Promise<void> | undefined
router.beforeEach(({ name }) => {
  texts = name === 'today' ? undefined : speakOnPages()
  texts?.catch(() => undefined)
})
guard(router)
router.beforeResolve(() => texts)
