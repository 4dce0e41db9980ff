import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: '/help/:chapter?', name: 'help', component: () => import('./HelpPage.vue'), meta: { isPublic: true } },
]
