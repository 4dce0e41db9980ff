import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  {
    path: '/admin/contests/:contestId/orders',
    name: 'admin-orders',
    component: () => import('./orders/OrdersPage.vue'),
    meta: { frame: 'desk', link: { label: 'desk.links.orders', icon: 'i-lucide-clipboard-list', order: 47 } },
  },
]
