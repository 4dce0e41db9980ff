import { publicPlaces } from './rank'

/** With fewer people a half is too few to hide in. */
const LEAST_PEOPLE = 12

/**
 * A value that is surely enough for the public list of so many people, which up to 21 is the upper half; none where there are
 * too few. `valueAt` gives a value by its index, the highest first; one of them is read.
 *
 * Each person is sent how far it is from their own value to the mark, so the mark must not give away what a person sold
 * who is not on that list. A member with a feed of named sales, and an own value to move, can watch on which sale the mark
 * moves: a mark that follows an unlisted figure, also one that is rounded in steps, or the mean of several, tells on some
 * day of a month what one of them has. This one is the last listed value, which everyone reads on the list, rounded up to
 * the next one, as a person who draws level stays behind those who came there first. So the distance says nothing that the
 * list and one's own value do not.
 */
export function listMark(people: number, valueAt: (index: number) => number | undefined): number | undefined {
  return people < LEAST_PEOPLE ? undefined : (valueAt(publicPlaces(people) - 1) ?? 0) + 1
}

/** Whether the public list of so many people is their whole upper half. */
export const isHalfListed = (people: number): boolean => publicPlaces(people) === Math.floor(people / 2)
