import type { RouteRecordRaw } from 'vue-router'
import { speakAtDesk } from '#web/i18n/index'
import { centerDeskRoutes, contestDeskRoutes } from './feature-routes'

/** 管理: a clerk has the list of contests and their ledgers, a director everything. */
export const deskRoute: RouteRecordRaw = {
  path: '/admin',
  component: () => Promise.all([import('./AdminShell.vue'), speakAtDesk()]).then(([shell]) => shell),
  meta: { isForLedgerKeepers: true },
  children: [
    ...centerDeskRoutes,
    { path: 'contests/:contestId', component: () => import('./ContestFrame.vue'), children: contestDeskRoutes },
  ],
}
