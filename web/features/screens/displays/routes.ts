import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  {
    path: '/display',
    name: 'display',
    component: () => import('./DisplayPage.vue'),
    meta: { isPublic: true, updates: 'itself' },
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
