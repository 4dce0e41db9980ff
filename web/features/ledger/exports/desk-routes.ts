import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  {
    path: '/admin/contests/:contestId/exports',
    name: 'admin-exports',
    component: () => import('./ExportsPage.vue'),
    meta: { frame: 'desk', link: { label: 'desk.links.exports', icon: 'i-lucide-file-spreadsheet', order: 70 } },
  },
]
