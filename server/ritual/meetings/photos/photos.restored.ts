import { carried, type RestoredPart, type SqliteFile } from '#server/platform/database/restored-part'
import type { MeetingView } from '#shared/ritual/meetings/contract'

interface Row {
  id: string
  meetingId: string
}

/** A photo of a meeting that was removed since the copy, or deleted because of its age, does not come back with it. */
export const photosRestored: RestoredPart = {
  carry(copy, present) {
    const kept = new Set(photosIn(present).map(({ id }) => id))
    const gone = photosIn(copy).filter(({ id }) => !kept.has(id))
    const remove = copy.prepare('delete from meeting_photo where "id" = ?')
    for (const { id } of gone) remove.run(id)
    const meetings = [...new Set(gone.map(({ meetingId }) => meetingId))]
    for (const meetingId of meetings) showLeft(copy, present, meetingId)
    const days = meetings.flatMap((meetingId) => viewIn(copy, meetingId)?.day ?? [])
    return carried('photos', [...new Set(days)], gone.length)
  },
}

const photosIn = (db: SqliteFile): Row[] => db.prepare('select "id", "meetingId" from meeting_photo').all() as Row[]

function viewIn(db: SqliteFile, meetingId: string): MeetingView | undefined {
  const text = db.prepare('select "view" from meeting where "id" = ?').pluck().get(meetingId) as string | undefined
  return text === undefined ? undefined : JSON.parse(text)
}

/** The copy's record lists what is left of them, and says what the present one says of those that are deleted. */
function showLeft(copy: SqliteFile, present: SqliteFile, meetingId: string): void {
  const view = viewIn(copy, meetingId)
  if (!view) return
  const left = photosIn(copy).map(({ id }) => id)
  const { deletedPhotos } = viewIn(present, meetingId) ?? {}
  const photos = (view.photos ?? []).filter((id) => left.includes(id))
  const shown = { ...view, photos, ...(deletedPhotos && { deletedPhotos }) }
  copy.prepare('update meeting set "view" = ? where "id" = ?').run(JSON.stringify(shown), meetingId)
}
