import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: '/join', name: 'join', component: () => import('./JoinPage.vue'), meta: { isPublic: true } },
]
