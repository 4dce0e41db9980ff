import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  {
    path: '/watch',
    name: 'watch',
    component: () => import('./WatchPage.vue'),
    meta: { isPublic: true, updates: 'itself' },
  },
]
