import type { LocationQuery } from 'vue-router'
import { SearchPlaybook } from '#shared/ritual/playbook/contract'

/** The filter of the list, kept in the page's address so that going back restores it. */
export type PlaybookFilter = Pick<SearchPlaybook, 'q' | 'kind' | 'moment' | 'metric' | 'segment' | 'show' | 'sort'>

const NAMES = ['q', 'kind', 'moment', 'metric', 'segment', 'show', 'sort'] as const

/** Whatever of an address is not a filter is left out. */
export function filterOf(query: LocationQuery): PlaybookFilter {
  const said = NAMES.flatMap((name) => {
    const value = query[name]
    return typeof value === 'string' && SearchPlaybook.shape[name].safeParse(value).success ? [[name, value]] : []
  })
  const { page: _, ...filter } = SearchPlaybook.parse(Object.fromEntries(said))
  return filter
}

/** The shortest address for a filter; a deal that a lesson is looked for stays in it. */
export function queryOf(filter: PlaybookFilter, deal?: unknown): Record<string, string> {
  const plain = filterOf({})
  const said = NAMES.flatMap((name) => {
    const value = filter[name]
    return value && value !== plain[name] ? [[name, value]] : []
  })
  return { ...Object.fromEntries(said), ...(typeof deal === 'string' ? { deal } : {}) }
}

/** Whether anything narrows the published cards. */
export const isNarrowed = ({ q, kind, moment, metric, segment, show }: PlaybookFilter): boolean =>
  Boolean(q || kind || moment || metric || segment) || show !== 'published'
