import type { RouteRecordRaw } from 'vue-router'

const ofFeatures = import.meta.glob<RouteRecordRaw[]>('../features/*/*/routes.ts', { eager: true, import: 'routes' })
const all = Object.values(ofFeatures).flat()

const OF_A_CONTEST = '/admin/contests/:contestId'
const isAtDesk = (route: RouteRecordRaw): boolean => route.meta?.frame === 'desk'

/** Each feature lists its pages in features/<wing>/<feature>/routes.ts; the pages themselves are loaded when visited. */
export const memberRoutes = all.filter((route) => !isAtDesk(route))
/** Pages of the desk that belong to the whole center. */
export const centerDeskRoutes = all.filter((route) => isAtDesk(route) && !route.path.startsWith(OF_A_CONTEST))
/** Pages of the desk that belong to one contest. */
export const contestDeskRoutes = all.filter((route) => isAtDesk(route) && route.path.startsWith(OF_A_CONTEST))
