import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  {
    path: '/admin/contests/:contestId/opportunities',
    name: 'admin-opportunities',
    component: () => import('./desk/OpportunitiesDeskPage.vue'),
    meta: { frame: 'desk', link: { label: 'desk.links.opportunities', icon: 'i-lucide-handshake', order: 48 } },
  },
]
