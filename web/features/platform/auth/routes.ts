import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: '/sign-in', name: 'sign-in', component: () => import('./SignInPage.vue'), meta: { isPublic: true } },
  { path: '/reset', name: 'reset', component: () => import('./ResetPage.vue'), meta: { isPublic: true } },
]
