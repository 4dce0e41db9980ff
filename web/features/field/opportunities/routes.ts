import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: '/my-opportunities', name: 'my-opportunities', component: () => import('./MyOpportunitiesPage.vue') },
]
