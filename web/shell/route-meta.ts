/** What waits behind a link of the desk; a Pinia store is one. */
export interface DeskCounter {
  readonly count: number
  load(contestId: string): Promise<void>
}

/** The link to a page of the desk, among those of the center or of one contest, ascending by `order`. */
export interface DeskLink {
  /** A key of the messages. */
  label: string
  icon: string
  order: number
  /** Loaded with the desk, so that members' phones never load it. */
  waiting?: () => Promise<DeskCounter>
}

declare module 'vue-router' {
  interface RouteMeta {
    /** Open without a sign-in: setup, sign-in, joining, the TV. */
    isPublic?: boolean
    isForDirectors?: boolean
    /** How the page gets to a newer version: when idle, only when `asked`, or as a screen on a wall decides by `itself`. */
    updates?: 'asked' | 'itself'
    /** Directors and clerks. */
    isForLedgerKeepers?: boolean
    /** `desk` shows the page inside the shell of 管理; below /admin/contests/:contestId, with that contest read first. */
    frame?: 'desk'
    link?: DeskLink
  }
}
