/** One contest, by how many people take part and how many deals it has. */
export interface Size {
  name: 'small' | 'large'
  teams: number
  people: number
  deals: number
  days: number
}

export const SMALL: Size = { name: 'small', teams: 2, people: 24, deals: 1_000, days: 60 }
export const LARGE: Size = { name: 'large', teams: 12, people: 1_200, deals: 100_000, days: 90 }
