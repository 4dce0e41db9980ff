/** Around a middle of 0 0, about 1 in each direction. */
const SHAPES = [
  'M-1 0a1 1 0 1 0 2 0a1 1 0 1 0-2 0Z',
  'M-.9-.9H.9V.9H-.9Z',
  'M0-1.2L1.15.85H-1.15Z',
  'M0-1.3L1.3 0L0 1.3L-1.3 0Z',
  'M-.4-1.2H.4V-.4H1.2V.4H.4V1.2H-.4V.4H-1.2V-.4H-.4Z',
  'M0 1.2L1.15-.85H-1.15Z',
]
const MARKS_ON_A_LINE = 5

/** What a team's line bears in addition to its colour, by its place among the teams: six shapes, full and then hollow. */
export const teamMark = (place: number): { shape: string; isHollow: boolean } => ({
  shape: SHAPES[place % SHAPES.length] ?? '',
  isHollow: place % (2 * SHAPES.length) >= SHAPES.length,
})

/** Where on a line of so many days its marks are: on few of them, on other ones for each team, and on the last. */
export function markedDays(count: number, place: number): number[] {
  const step = Math.max(1, Math.ceil(count / MARKS_ON_A_LINE))
  return Array.from({ length: count }, (_, day) => day).filter(
    (day) => day === count - 1 || (day % step === place % step && count - day > step / 2),
  )
}
