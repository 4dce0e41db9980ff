import type { RouteRecordRaw } from 'vue-router'

const ofFeatures = import.meta.glob<RouteRecordRaw[]>('../features/*/*/routes.ts', { eager: true, import: 'routes' })

/** Each feature lists its pages in features/<wing>/<feature>/routes.ts; the pages themselves are loaded when visited. */
export const memberRoutes = Object.values(ofFeatures).flat()
