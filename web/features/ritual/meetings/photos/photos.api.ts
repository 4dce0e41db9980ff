import type { MeetingKind } from '#shared/ritual/meetings/items'
import { MeetingPhotos } from '#shared/ritual/meetings/photos'
import { del, put } from '#web/api/http'

interface Of {
  contestId: string
  kind: MeetingKind
  day: string
}

const at = ({ contestId, kind, day }: Of, id: string) =>
  `/api/contests/${contestId}/meetings/${kind}/photos/${id}?day=${day}`

export const keepPhoto = (of: Of, id: string, photo: Blob) =>
  put(at(of, id), MeetingPhotos, photo, { timeoutMs: 60_000 })
export const removePhoto = (of: Of, id: string) => del(at(of, id), MeetingPhotos)
export const photoAddress = (contestId: string, id: string) => `/api/contests/${contestId}/meeting-photos/${id}`
