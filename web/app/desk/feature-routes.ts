import type { RouteRecordRaw } from 'vue-router'

const ofFeatures = import.meta.glob<RouteRecordRaw[]>('../../features/*/*/desk-routes.ts', {
  eager: true,
  import: 'routes',
})
const all = Object.values(ofFeatures).flat()

const OF_A_CONTEST = '/admin/contests/:contestId'

/** Pages of the desk that belong to the whole center. */
export const centerDeskRoutes = all.filter((route) => !route.path.startsWith(OF_A_CONTEST))
/** Pages of the desk that belong to one contest. */
export const contestDeskRoutes = all.filter((route) => route.path.startsWith(OF_A_CONTEST))
