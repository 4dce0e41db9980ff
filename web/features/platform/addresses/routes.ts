import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  {
    path: '/street',
    name: 'street',
    component: () => import('./StreetPage.vue'),
    meta: { isPublic: true },
  },
]
