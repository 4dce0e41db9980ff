import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  {
    path: '/admin/contests/:contestId',
    name: 'admin-contest',
    component: () => import('./ContestPage.vue'),
    meta: {
      frame: 'desk',
      isForDirectors: true,
      link: { label: 'desk.links.contest', icon: 'i-lucide-layout-dashboard', order: 10 },
    },
  },
  {
    path: '/admin/contests/:contestId/settings',
    component: () => import('./settings/SettingsFrame.vue'),
    meta: {
      frame: 'desk',
      isForDirectors: true,
      link: { label: 'desk.links.settings', icon: 'i-lucide-settings-2', order: 15 },
    },
    children: [
      { path: '', name: 'admin-settings', component: () => import('./settings/WordsPart.vue') },
      { path: 'words', name: 'admin-settings-words', component: () => import('./settings/WordsPart.vue') },
      { path: 'teams', name: 'admin-settings-teams', component: () => import('./settings/TeamsPart.vue') },
      { path: 'goals', name: 'admin-settings-goals', component: () => import('./settings/GoalsPart.vue') },
      { path: 'rules', name: 'admin-settings-rules', component: () => import('./settings/RulesPart.vue') },
      { path: 'close', name: 'admin-settings-close', component: () => import('./settings/ClosePart.vue') },
    ],
  },
]
