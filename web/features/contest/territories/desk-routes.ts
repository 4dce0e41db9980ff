import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  {
    path: '/admin/contests/:contestId/territories',
    name: 'admin-territories',
    component: () => import('./TerritoriesDesk.vue'),
    meta: {
      frame: 'desk',
      isForDirectors: true,
      link: { label: 'desk.links.territories', icon: 'i-lucide-map', order: 25 },
    },
  },
]
