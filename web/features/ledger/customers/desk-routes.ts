import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  {
    path: '/admin/customers',
    name: 'admin-customers',
    component: () => import('./CustomersPage.vue'),
    meta: {
      frame: 'desk',
      isForDirectors: true,
      link: { label: 'customers.title', icon: 'i-lucide-shield-user', order: 30 },
    },
  },
]
