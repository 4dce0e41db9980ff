/** What an offer saves in 分; below 0 it costs so much more. */
export interface Saving {
  monthFen: number
  yearFen: number
}

export function savingOf(paysFen: number, offerFen: number): Saving {
  const monthFen = paysFen - offerFen
  return { monthFen, yearFen: monthFen * 12 }
}

/** Seven digits or more, with blanks or hyphens between them: a number of a customer. */
const NUMBER = /\d(?:[ -]?\d){6,}/g

/** A text for a sheet that goes from hand to hand: of each whole number in it only the last four digits stay. */
export const withoutNumbers = (typed: string): string =>
  typed.normalize('NFKC').replace(NUMBER, (number) => `****${number.replace(/\D/g, '').slice(-4)}`)
