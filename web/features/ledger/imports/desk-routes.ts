import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  {
    path: '/admin/contests/:contestId/imports',
    name: 'admin-imports',
    component: () => import('./ImportsPage.vue'),
    meta: {
      frame: 'desk',
      updates: 'asked',
      link: { label: 'desk.links.imports', icon: 'i-lucide-file-input', order: 60 },
    },
  },
  {
    path: '/admin/contests/:contestId/imports/:runId',
    name: 'admin-import',
    component: () => import('./ImportRoute.vue'),
    meta: { frame: 'desk', updates: 'asked' },
  },
]
