import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: '/deal', name: 'deal', component: () => import('./RecordPage.vue') },
  {
    path: '/admin/contests/:contestId/ledger',
    name: 'admin-ledger',
    component: () => import('./ledger/LedgerPage.vue'),
    meta: { frame: 'desk', link: { label: 'desk.links.ledger', icon: 'i-lucide-book-open-text', order: 40 } },
  },
]
