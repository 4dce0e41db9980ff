import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: '/display', name: 'display', component: () => import('./DisplayPage.vue'), meta: { isPublic: true } },
]
