import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  {
    path: '/admin/contests/:contestId/people',
    name: 'admin-people',
    component: () => import('./PeoplePage.vue'),
    meta: {
      frame: 'desk',
      isForDirectors: true,
      link: { label: 'desk.links.people', icon: 'i-lucide-users-round', order: 20 },
    },
  },
]
