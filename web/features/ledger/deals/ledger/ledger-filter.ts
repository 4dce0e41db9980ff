import type { LocationQuery } from 'vue-router'

/** What the ledger is narrowed to; kept in the address, so that it can be sent to someone. */
export interface LedgerFilter {
  teamId: string
  participantId: string
  metricId: string
  from: string
  to: string
  isWithdrawn: string
  /** 待激活 only. */
  isPending: string
  /** 待核 only. */
  isHeld: string
}
const FIELDS = ['teamId', 'participantId', 'metricId', 'from', 'to', 'isWithdrawn', 'isPending', 'isHeld'] as const

export function filterOf(query: LocationQuery): LedgerFilter {
  const read = (field: (typeof FIELDS)[number]) => {
    const value = query[field]
    return typeof value === 'string' ? value : ''
  }
  return Object.fromEntries(FIELDS.map((field) => [field, read(field)])) as unknown as LedgerFilter
}

/** Without its empty fields. */
export function queryOf(filter: LedgerFilter): Record<string, string> {
  return Object.fromEntries(FIELDS.flatMap((field) => (filter[field] ? [[field, filter[field]]] : [])))
}
