import type { ContestStatus } from '#shared/contest/contests/contract'

/** The pages of 竞赛设置, in their order; the one that ends a contest goes with it. */
export const PARTS = ['words', 'teams', 'goals', 'rules', 'close'] as const
export type Part = (typeof PARTS)[number]

export const PART_ICONS: Record<Part, string> = {
  words: 'i-lucide-pencil-line',
  teams: 'i-lucide-shield',
  goals: 'i-lucide-target',
  rules: 'i-lucide-lock',
  close: 'i-lucide-flag',
}

export const partsOf = (status: ContestStatus): Part[] =>
  PARTS.filter((part) => part !== 'close' || status === 'running' || status === 'settling')

/** The key of a part's name. */
export const nameOf = (part: Part, status: ContestStatus): string =>
  part === 'close' && status === 'settling' ? 'desk.overview.settling.close' : `desk.settings.${part}.name`
