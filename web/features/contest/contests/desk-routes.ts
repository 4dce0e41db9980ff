import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  {
    path: '/admin',
    name: 'admin',
    component: () => import('./ContestsPage.vue'),
    meta: { frame: 'desk', link: { label: 'desk.links.contests', icon: 'i-lucide-flag', order: 10 } },
  },
  {
    path: '/admin/contests/new',
    name: 'admin-new-contest',
    component: () => import('./NewContestPage.vue'),
    meta: { frame: 'desk', isForDirectors: true },
  },
  {
    path: '/admin/contests/:contestId/audit',
    name: 'admin-contest-audit',
    component: () => import('./ContestAuditPage.vue'),
    meta: {
      frame: 'desk',
      isForDirectors: true,
      link: { label: 'desk.links.audit', icon: 'i-lucide-history', order: 100 },
    },
  },
]
