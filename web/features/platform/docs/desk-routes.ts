import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  {
    path: '/admin/api-docs',
    name: 'admin-api-docs',
    component: () => import('./ApiDocsPage.vue'),
    meta: {
      frame: 'desk',
      isForDirectors: true,
      link: { label: 'api-docs.title', icon: 'i-lucide-braces', order: 50 },
    },
  },
]
