import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'
import { guard } from '#web/features/platform/auth/guard'

// Each feature lists its own pages in features/<wing>/<feature>/routes.ts; the pages themselves are loaded when visited.
const features = import.meta.glob<RouteRecordRaw[]>(['../features/*/*/routes.ts', './*/routes.ts'], {
  eager: true,
  import: 'routes',
})

/** All pages of the product; what no feature claims is "not found". */
export const router = createRouter({
  history: createWebHistory(),
  routes: [
    ...Object.values(features).flat(),
    { path: '/:path(.*)*', name: 'not-found', component: () => import('./pages/NotFoundPage.vue') },
  ],
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
})

guard(router)
