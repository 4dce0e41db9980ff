import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: '/benchmarks', name: 'benchmarks', component: () => import('./BenchmarksPage.vue') },
  { path: '/benchmarks/:id', name: 'benchmark', component: () => import('./BenchmarkPage.vue') },
]
