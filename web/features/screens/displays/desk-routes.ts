import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  {
    path: '/admin/pair',
    name: 'admin-pair',
    component: () => import('./pairing/PairPage.vue'),
    meta: { frame: 'desk', isForDirectors: true },
  },
  {
    path: '/admin/contests/:contestId/displays',
    name: 'admin-displays',
    component: () => import('./DisplaysPage.vue'),
    meta: {
      frame: 'desk',
      isForDirectors: true,
      link: { label: 'desk.links.displays', icon: 'i-lucide-tv', order: 80 },
    },
  },
]
