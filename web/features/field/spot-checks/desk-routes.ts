import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  {
    path: '/admin/contests/:contestId/spot-checks',
    name: 'admin-spot-checks',
    component: () => import('./SpotChecksPage.vue'),
    meta: { frame: 'desk', link: { label: 'desk.links.spotChecks', icon: 'i-lucide-phone-call', order: 49 } },
  },
]
