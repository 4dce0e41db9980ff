import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  {
    path: '/admin/contests/:contestId/group',
    name: 'admin-group-message',
    component: () => import('./GroupDeskPage.vue'),
    meta: {
      frame: 'desk',
      updates: 'asked',
      link: { label: 'desk.links.group', icon: 'i-lucide-messages-square', order: 42 },
    },
  },
]
