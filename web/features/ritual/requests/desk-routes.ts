import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  {
    path: '/admin/contests/:contestId/requests',
    name: 'admin-requests',
    component: () => import('./desk/RequestsDeskPage.vue'),
    meta: {
      frame: 'desk',
      link: {
        label: 'desk.links.requests',
        icon: 'i-lucide-headset',
        order: 48,
        waiting: () => import('./open-requests.store').then(({ useOpenRequests }) => useOpenRequests()),
      },
    },
  },
]
