import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [{ path: '/inbox', name: 'inbox', component: () => import('./InboxPage.vue') }]
