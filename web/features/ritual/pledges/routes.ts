import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: '/pledge', name: 'pledge', component: () => import('./PledgePage.vue') },
]
