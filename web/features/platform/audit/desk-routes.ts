import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  {
    path: '/admin/audit',
    name: 'admin-audit',
    component: () => import('./AuditPage.vue'),
    meta: {
      frame: 'desk',
      isForDirectors: true,
      link: { label: 'desk.links.audit', icon: 'i-lucide-history', order: 60 },
    },
  },
]
