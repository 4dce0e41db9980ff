import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  {
    path: '/admin/contests/:contestId/ledger',
    name: 'admin-ledger',
    component: () => import('./ledger/LedgerPage.vue'),
    meta: { frame: 'desk', link: { label: 'desk.links.ledger', icon: 'i-lucide-book-open-text', order: 40 } },
  },
  {
    path: '/admin/contests/:contestId/reviews',
    name: 'admin-reviews',
    component: () => import('./reviews/ReviewsPage.vue'),
    meta: {
      frame: 'desk',
      link: {
        label: 'desk.links.reviews',
        icon: 'i-lucide-search-check',
        order: 45,
        waiting: () => import('./reviews/held-deals.store').then(({ useHeldDeals }) => useHeldDeals()),
      },
    },
  },
]
