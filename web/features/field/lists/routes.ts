import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: '/my-list', name: 'my-list', component: () => import('./MyListPage.vue') },
  { path: '/my-list/:lineId', name: 'my-list-line', component: () => import('./LinePage.vue') },
  {
    path: '/lists/:listId/draft',
    name: 'list-draft',
    component: () => import('./drafting/DraftShowPage.vue'),
    meta: { updates: 'itself' },
  },
]
