import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  {
    path: '/admin/addresses',
    name: 'admin-addresses',
    component: () => import('./AddressesPage.vue'),
    meta: {
      frame: 'desk',
      isForDirectors: true,
      link: { label: 'desk.links.addresses', icon: 'i-lucide-smartphone', order: 30 },
    },
  },
]
