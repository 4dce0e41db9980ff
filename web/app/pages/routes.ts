import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  {
    path: '/unreachable',
    name: 'unreachable',
    component: () => import('./UnreachablePage.vue'),
    meta: { isPublic: true },
  },
]
