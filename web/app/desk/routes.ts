import type { RouteRecordRaw } from 'vue-router'
import { speakAtDesk } from '#web/i18n/index'

const forDirectors = { isForDirectors: true }

/** The desk: a clerk has the list of contests and their ledgers, a director everything. */
export const routes: RouteRecordRaw[] = [
  {
    path: '/admin',
    component: () => Promise.all([import('./AdminShell.vue'), speakAtDesk()]).then(([shell]) => shell),
    meta: { isForLedgerKeepers: true },
    children: [
      { path: '', name: 'admin', component: () => import('#web/features/contest/contests/ContestsPage.vue') },
      {
        path: 'contests/new',
        name: 'admin-new-contest',
        component: () => import('#web/features/contest/contests/NewContestPage.vue'),
        meta: forDirectors,
      },
      {
        path: 'accounts',
        name: 'admin-accounts',
        component: () => import('#web/features/platform/accounts/AccountsPage.vue'),
        meta: forDirectors,
      },
      {
        path: 'customers',
        name: 'admin-customers',
        component: () => import('#web/features/ledger/customers/CustomersPage.vue'),
        meta: forDirectors,
      },
      {
        path: 'backups',
        name: 'admin-backups',
        component: () => import('#web/features/platform/backups/BackupsPage.vue'),
        meta: forDirectors,
      },
      {
        path: 'api-docs',
        name: 'admin-api-docs',
        component: () => import('#web/features/platform/docs/ApiDocsPage.vue'),
        meta: forDirectors,
      },
      {
        path: 'audit',
        name: 'admin-audit',
        component: () => import('#web/features/platform/audit/AuditPage.vue'),
        meta: forDirectors,
      },
      {
        path: 'contests/:contestId',
        component: () => import('./ContestFrame.vue'),
        children: [
          {
            path: '',
            name: 'admin-contest',
            component: () => import('#web/features/contest/contests/ContestPage.vue'),
            meta: forDirectors,
          },
          {
            path: 'people',
            name: 'admin-people',
            component: () => import('#web/features/contest/participants/PeoplePage.vue'),
            meta: forDirectors,
          },
          {
            path: 'calendar',
            name: 'admin-calendar',
            component: () => import('#web/features/contest/duty/CalendarPage.vue'),
            meta: forDirectors,
          },
          {
            path: 'imports',
            name: 'admin-imports',
            component: () => import('#web/features/ledger/imports/ImportsPage.vue'),
          },
          {
            path: 'imports/:runId',
            name: 'admin-import',
            component: () => import('#web/features/ledger/imports/ImportPage.vue'),
          },
          {
            path: 'exports',
            name: 'admin-exports',
            component: () => import('#web/features/ledger/exports/ExportsPage.vue'),
          },
          {
            path: 'ledger',
            name: 'admin-ledger',
            component: () => import('#web/features/ledger/deals/ledger/LedgerPage.vue'),
          },
          {
            path: 'disputes',
            name: 'admin-disputes',
            component: () => import('#web/features/ledger/disputes/DisputesDeskPage.vue'),
          },
          {
            path: 'audit',
            name: 'admin-contest-audit',
            component: () => import('#web/features/platform/audit/AuditPage.vue'),
            meta: forDirectors,
          },
          {
            path: 'displays',
            name: 'admin-displays',
            component: () => import('#web/features/screens/displays/DisplaysPage.vue'),
            meta: forDirectors,
          },
          {
            path: 'api-tokens',
            name: 'admin-api-tokens',
            component: () => import('#web/features/contest/api-tokens/ApiTokensPage.vue'),
            meta: forDirectors,
          },
        ],
      },
    ],
  },
]
