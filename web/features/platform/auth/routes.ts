import type { RouteRecordRaw } from 'vue-router'
import { rememberCenter } from '#web/session/center-code'

export const routes: RouteRecordRaw[] = [
  { path: '/sign-in', name: 'sign-in', component: () => import('./SignInPage.vue'), meta: { isPublic: true } },
  {
    path: '/c/:code',
    redirect: ({ params }) => {
      rememberCenter(String(params.code))
      return '/sign-in'
    },
    meta: { isPublic: true },
  },
  { path: '/reset', name: 'reset', component: () => import('./ResetPage.vue'), meta: { isPublic: true } },
]
