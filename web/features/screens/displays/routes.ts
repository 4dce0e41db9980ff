import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  {
    path: '/tv',
    name: 'tv',
    component: () => import('./pairing/TvPage.vue'),
    meta: { isPublic: true, updates: 'itself' },
  },
  {
    path: '/display',
    name: 'display',
    component: () => import('./DisplayPage.vue'),
    meta: { isPublic: true, updates: 'itself' },
  },
]
