export type What = 'g3' | 'broadband' | 'offer'

/** One sale of the season; a mistake is withdrawn at once. */
export interface PlannedDeal {
  member: number
  time: string
  what: What
  quantity: number
  /** Recorded without a number (业务号码). */
  lacksNumber?: boolean
  /** Index of the lesson that helped, among those published so far. */
  lesson?: number
  mistake?: { by: 'member' | 'director'; reason: string }
  /** 退订, on a later day of the season. */
  cancellation?: { on: string; reason: string }
  /** Recorded by another member first, until a director's ruling (改判). */
  claimedBy?: { member: number; until: string }
  /** 协办. */
  helper?: number
}

export interface PlannedPledge {
  member: number
  g3: number
  broadband: number
  sentence: string
}

export interface PlannedDay {
  day: string
  pledges: PlannedPledge[]
  deals: PlannedDeal[]
}
