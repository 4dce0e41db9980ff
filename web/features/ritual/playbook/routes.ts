import type { RouteRecordRaw } from 'vue-router'

// One record around all of them, so that the bar marks the playbook on each.
export const routes: RouteRecordRaw[] = [
  {
    path: '/playbook',
    children: [
      { path: '', name: 'playbook', component: () => import('./PlaybookPage.vue') },
      { path: 'new', name: 'playbook-new', component: () => import('./CardEditorPage.vue') },
      { path: ':id', name: 'playbook-card', component: () => import('./CardPage.vue') },
      { path: ':id/edit', name: 'playbook-edit', component: () => import('./CardEditorPage.vue') },
    ],
  },
]
