import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: '/boss', name: 'boss', component: () => import('./BossPage.vue'), meta: { isPublic: true } },
]
