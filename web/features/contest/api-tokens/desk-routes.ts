import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  {
    path: '/admin/contests/:contestId/api-tokens',
    name: 'admin-api-tokens',
    component: () => import('./ApiTokensPage.vue'),
    meta: {
      frame: 'desk',
      isForDirectors: true,
      link: { label: 'api-tokens.title', icon: 'i-lucide-plug', order: 90 },
    },
  },
]
