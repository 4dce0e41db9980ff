import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: '/territories', name: 'territories', component: () => import('./TerritoriesPage.vue') },
]
