import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  {
    path: '/meetings/:kind(morning|evening)',
    name: 'meeting',
    component: () => import('./MeetingPage.vue'),
  },
  {
    path: '/meetings/:kind(morning|evening)/show',
    name: 'meeting-show',
    component: () => import('./show/ShowPage.vue'),
    meta: { updates: 'itself' },
  },
  {
    path: '/check-in/:contestId/:code',
    name: 'check-in',
    component: () => import('./CheckInPage.vue'),
  },
  {
    path: '/meetings',
    name: 'meetings',
    component: () => import('./record/RecordsPage.vue'),
  },
  {
    path: '/meetings/:kind(morning|evening)/minutes/:day(\\d{4}-\\d{2}-\\d{2})?',
    name: 'meeting-minutes',
    component: () => import('./MinutesPage.vue'),
  },
]
