import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: '/setup', name: 'setup', component: () => import('./SetupPage.vue'), meta: { isPublic: true } },
]
