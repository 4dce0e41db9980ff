import type { RouteRecordRaw } from 'vue-router'
import { speakAtDesk } from '../../i18n'

const forDirectors = { isForDirectors: true }

/** The desk: a clerk has the list of contests and their ledgers, a director everything. */
export const routes: RouteRecordRaw[] = [
  {
    path: '/admin',
    component: () => Promise.all([import('./AdminShell.vue'), speakAtDesk()]).then(([shell]) => shell),
    meta: { isForLedgerKeepers: true },
    children: [
      { path: '', name: 'admin', component: () => import('./contests/ContestsPage.vue') },
      {
        path: 'contests/new',
        name: 'admin-new-contest',
        component: () => import('./contests/NewContestPage.vue'),
        meta: forDirectors,
      },
      {
        path: 'accounts',
        name: 'admin-accounts',
        component: () => import('./people/AccountsPage.vue'),
        meta: forDirectors,
      },
      {
        path: 'customers',
        name: 'admin-customers',
        component: () => import('./customers/CustomersPage.vue'),
        meta: forDirectors,
      },
      {
        path: 'backups',
        name: 'admin-backups',
        component: () => import('./backups/BackupsPage.vue'),
        meta: forDirectors,
      },
      {
        path: 'api-docs',
        name: 'admin-api-docs',
        component: () => import('./api-docs/ApiDocsPage.vue'),
        meta: forDirectors,
      },
      { path: 'audit', name: 'admin-audit', component: () => import('./audit/AuditPage.vue'), meta: forDirectors },
      {
        path: 'contests/:contestId',
        component: () => import('./ContestFrame.vue'),
        children: [
          {
            path: '',
            name: 'admin-contest',
            component: () => import('./contests/ContestPage.vue'),
            meta: forDirectors,
          },
          {
            path: 'people',
            name: 'admin-people',
            component: () => import('./people/PeoplePage.vue'),
            meta: forDirectors,
          },
          {
            path: 'calendar',
            name: 'admin-calendar',
            component: () => import('./calendar/CalendarPage.vue'),
            meta: forDirectors,
          },
          { path: 'imports', name: 'admin-imports', component: () => import('./imports/ImportsPage.vue') },
          { path: 'imports/:runId', name: 'admin-import', component: () => import('./imports/ImportPage.vue') },
          { path: 'exports', name: 'admin-exports', component: () => import('./exports/ExportsPage.vue') },
          { path: 'ledger', name: 'admin-ledger', component: () => import('./ledger/LedgerPage.vue') },
          { path: 'disputes', name: 'admin-disputes', component: () => import('./disputes/DisputesDeskPage.vue') },
          {
            path: 'audit',
            name: 'admin-contest-audit',
            component: () => import('./audit/AuditPage.vue'),
            meta: forDirectors,
          },
          {
            path: 'displays',
            name: 'admin-displays',
            component: () => import('./displays/DisplaysPage.vue'),
            meta: forDirectors,
          },
          {
            path: 'api-tokens',
            name: 'admin-api-tokens',
            component: () => import('./api-tokens/ApiTokensPage.vue'),
            meta: forDirectors,
          },
        ],
      },
    ],
  },
]
