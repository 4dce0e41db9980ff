import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: '/proposal', name: 'proposal', component: () => import('./ProposalPage.vue') },
]
