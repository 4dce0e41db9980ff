import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  {
    path: '/admin/accounts',
    name: 'admin-accounts',
    component: () => import('./AccountsPage.vue'),
    meta: {
      frame: 'desk',
      isForDirectors: true,
      link: { label: 'desk.links.accounts', icon: 'i-lucide-users-round', order: 20 },
    },
  },
]
