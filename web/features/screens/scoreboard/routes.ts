import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: '/scoreboard', alias: '/board', name: 'scoreboard', component: () => import('./ScoreboardPage.vue') },
]
