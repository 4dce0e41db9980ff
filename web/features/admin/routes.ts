import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  {
    path: '/admin',
    component: () => import('./AdminShell.vue'),
    meta: { isForDirectors: true },
    children: [
      { path: '', name: 'admin', component: () => import('./contests/ContestsPage.vue') },
      { path: 'contests/new', name: 'admin-new-contest', component: () => import('./contests/NewContestPage.vue') },
      { path: 'accounts', name: 'admin-accounts', component: () => import('./people/AccountsPage.vue') },
      { path: 'audit', name: 'admin-audit', component: () => import('./audit/AuditPage.vue') },
      {
        path: 'contests/:contestId',
        component: () => import('./ContestFrame.vue'),
        children: [
          { path: '', name: 'admin-contest', component: () => import('./contests/ContestPage.vue') },
          { path: 'people', name: 'admin-people', component: () => import('./people/PeoplePage.vue') },
          { path: 'calendar', name: 'admin-calendar', component: () => import('./calendar/CalendarPage.vue') },
          { path: 'ledger', name: 'admin-ledger', component: () => import('./ledger/LedgerPage.vue') },
          { path: 'audit', name: 'admin-contest-audit', component: () => import('./audit/AuditPage.vue') },
          { path: 'displays', name: 'admin-displays', component: () => import('./displays/DisplaysPage.vue') },
        ],
      },
    ],
  },
]
