import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  {
    path: '/group',
    name: 'group-message',
    component: () => import('./GroupPage.vue'),
    meta: { updates: 'asked' },
  },
]
