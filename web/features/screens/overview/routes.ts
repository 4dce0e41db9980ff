import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  {
    path: '/admin/contests/:contestId',
    name: 'admin-contest',
    component: () => import('./ContestPage.vue'),
    meta: {
      frame: 'desk',
      isForDirectors: true,
      link: { label: 'desk.links.contest', icon: 'i-lucide-flag', order: 10 },
    },
  },
]
