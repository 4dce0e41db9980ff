import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: '/requests', name: 'requests', component: () => import('./RequestsPage.vue') },
]
