import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: '/me', name: 'me', component: () => import('./MePage.vue') },
  { path: '/deals', name: 'deals', component: () => import('./OwnDealsPage.vue') },
]
