import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  {
    path: '/admin/backups',
    name: 'admin-backups',
    component: () => import('./BackupsPage.vue'),
    meta: {
      frame: 'desk',
      isForDirectors: true,
      link: { label: 'desk.links.backups', icon: 'i-lucide-database-backup', order: 40 },
    },
  },
]
