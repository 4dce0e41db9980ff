import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  {
    path: '/admin/contests/:contestId/calendar',
    name: 'admin-calendar',
    component: () => import('./CalendarPage.vue'),
    meta: {
      frame: 'desk',
      isForDirectors: true,
      link: { label: 'duty.calendar.title', icon: 'i-lucide-calendar-days', order: 30 },
    },
  },
]
