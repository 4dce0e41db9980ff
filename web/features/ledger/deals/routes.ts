import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: '/deal', name: 'deal', component: () => import('./RecordPage.vue') },
  { path: '/numbers', name: 'numbers', component: () => import('./NumbersPage.vue') },
]
