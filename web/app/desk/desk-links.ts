import type { RouteRecordRaw } from 'vue-router'
import type { NavigationLink } from '#web/shell/navigation'
import { centerDeskRoutes, contestDeskRoutes } from './feature-routes'

/** Links to the pages that belong to the whole center. */
export const centerLinks = (): NavigationLink[] => linksTo(centerDeskRoutes, '')

/** Links to the pages of one contest; `waiting` holds what waits behind each, by the path of its route. */
export const contestLinks = (contestId: string, waiting: ReadonlyMap<string, number>): NavigationLink[] => [
  { to: '/admin', label: 'desk.links.allContests', icon: 'i-lucide-list', isForLedgerKeepers: true },
  ...linksTo(contestDeskRoutes, contestId, waiting),
]

function linksTo(
  routes: readonly RouteRecordRaw[],
  contestId: string,
  waiting: ReadonlyMap<string, number> = new Map(),
): NavigationLink[] {
  return routes
    .flatMap(({ path, meta }) => (meta?.link ? [{ path, isForDirectors: meta.isForDirectors, ...meta.link }] : []))
    .sort((a, b) => a.order - b.order)
    .map(({ path, label, icon, isForDirectors }) => ({
      to: path.replace(':contestId', contestId),
      label,
      icon,
      isForLedgerKeepers: !isForDirectors,
      waiting: waiting.get(path) ?? 0,
    }))
}
