/** Heights on paper in CSS pixels: an A4 page between its margins, and the parts of the sheet. */
const PAGE = 1_020
const HEADING = 215
const TOTALS = { height: 262, perLine: 3 }
const TABLE = { heading: 92, row: 21 }
/** The smallest legible scale; below it the sheet takes two pages. */
const LEAST = 0.6

/** How much smaller the sheet is printed, so that a contest with many teams and metrics still comes on one page. */
export function printScale(metrics: number, teams: number): number {
  const totals = Math.ceil(metrics / TOTALS.perLine) * TOTALS.height
  const tables = metrics * (TABLE.heading + (teams + 1) * TABLE.row)
  return Math.max(LEAST, Math.min(1, PAGE / (HEADING + totals + tables)))
}
