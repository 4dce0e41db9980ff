import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  {
    path: '/admin/contests/:contestId/orders',
    name: 'admin-orders',
    component: () => import('./orders/OrdersPage.vue'),
    meta: { frame: 'desk', link: { label: 'desk.links.orders', icon: 'i-lucide-clipboard-list', order: 47 } },
  },
  {
    path: '/admin/contests/:contestId/lists',
    name: 'admin-lists',
    component: () => import('./desk/ListsDeskPage.vue'),
    meta: { frame: 'desk', link: { label: 'desk.links.lists', icon: 'i-lucide-list-checks', order: 46 } },
  },
  {
    path: '/admin/contests/:contestId/lists/:listId',
    name: 'admin-list',
    component: () => import('./desk/ListDeskPage.vue'),
    meta: { frame: 'desk' },
  },
  {
    path: '/admin/contests/:contestId/lists/:listId/draft',
    name: 'admin-list-draft',
    component: () => import('./drafting/DraftDeskPage.vue'),
    meta: { frame: 'desk' },
  },
]
