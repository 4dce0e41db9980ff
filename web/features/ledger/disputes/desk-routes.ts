import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  {
    path: '/admin/contests/:contestId/disputes',
    name: 'admin-disputes',
    component: () => import('./DisputesDeskPage.vue'),
    meta: {
      frame: 'desk',
      link: {
        label: 'desk.links.disputes',
        icon: 'i-lucide-scale',
        order: 50,
        waiting: () => import('./open-disputes.store').then(({ useOpenDisputes }) => useOpenDisputes()),
      },
    },
  },
]
