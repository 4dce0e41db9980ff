/** One place in a navigation; `isMain` is the big red one. */
export interface NavigationLink {
  to: string
  /** A key of the messages. */
  label: string
  icon: string
  isMain?: boolean
  /** Also for clerks, on the desk. */
  isForLedgerKeepers?: boolean
  /** How many things wait there; 0 shows nothing. */
  waiting?: number
}

/** 今日 · 战况 · [报单] · 宝典 · 我的 */
export const memberLinks: NavigationLink[] = [
  { to: '/', label: 'nav.today', icon: 'i-lucide-house' },
  { to: '/board', label: 'nav.board', icon: 'i-lucide-trophy' },
  { to: '/deal', label: 'nav.record', icon: 'i-lucide-plus', isMain: true },
  { to: '/playbook', label: 'nav.playbook', icon: 'i-lucide-book-open' },
  { to: '/me', label: 'nav.me', icon: 'i-lucide-user-round' },
]

/** Links that directors and clerks get in addition to the member's pages. */
export const deskLinks: NavigationLink[] = [{ to: '/admin', label: 'nav.admin', icon: 'i-lucide-settings-2' }]
