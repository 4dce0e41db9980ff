import { z } from 'zod'
import { Day } from '#shared/platform/time/time'

/** 留痕: photos that a meeting keeps at most, the bytes of one, and its longer side in pixels as a browser reduces it. */
export const MOST_PHOTOS = 3
export const PHOTO_LIMIT = 1_500_000
export const PHOTO_SIDE = 1_600

/**
 * How many days after the close of their contest they are kept: for who asks about the season, and not for ever, as three of each
 * meeting may take 12 MB a day in the database.
 */
export const PHOTO_DAYS = 180

/** The photos of a meeting, the first one first; their pictures are read one by one. */
export const MeetingPhotos = z.object({ day: Day, photos: z.array(z.uuid()) })
export type MeetingPhotos = z.infer<typeof MeetingPhotos>
