import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: '/playbook', name: 'playbook', component: () => import('./PlaybookPage.vue') },
  { path: '/playbook/new', name: 'playbook-new', component: () => import('./CardEditorPage.vue') },
  { path: '/playbook/:id', name: 'playbook-card', component: () => import('./CardPage.vue') },
  { path: '/playbook/:id/edit', name: 'playbook-edit', component: () => import('./CardEditorPage.vue') },
]
