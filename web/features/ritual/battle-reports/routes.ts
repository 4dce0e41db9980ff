import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: '/reports', name: 'reports', component: () => import('./ReportsPage.vue') },
  { path: '/reports/:reportId', name: 'report', component: () => import('./ReportPage.vue'), props: true },
]
