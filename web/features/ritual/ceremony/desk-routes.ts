import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  {
    path: '/admin/contests/:contestId/ceremony',
    name: 'admin-ceremony',
    component: () => import('./desk/CeremonyPage.vue'),
    meta: {
      frame: 'desk',
      isForDirectors: true,
      link: { label: 'desk.links.ceremony', icon: 'i-lucide-trophy', order: 90 },
    },
  },
  {
    path: '/admin/contests/:contestId/certificates',
    name: 'admin-certificates',
    component: () => import('./desk/CertificatesPage.vue'),
    meta: { frame: 'desk', isForDirectors: true },
  },
]
