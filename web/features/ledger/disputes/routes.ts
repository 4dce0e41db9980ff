import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: '/disputes', name: 'disputes', component: () => import('./DisputesPage.vue') },
]
