/** What a sheet shows; amounts in 分, and no whole number of a customer. */
export interface SheetFigures {
  customer: string
  paysFen: number
  offer: string
  feeFen: number
  contains: string
  member: string
  phone: string
  center: string
  day: string
}
