import { computed, ref } from 'vue'
import { useI18n } from 'vue-i18n'
import type { MeetingView } from '#shared/ritual/meetings/contract'
import { MOST_PHOTOS } from '#shared/ritual/meetings/photos'
import { newRequestId } from '#web/api/request-id'
import { useFormErrors } from '#web/forms/use-form-errors'
import { keepPhoto, removePhoto } from './photos.api'
import { reducePhoto } from './reduce-photo'

/** The photos of one meeting, as its desk keeps and removes them; `note` says what was left out and why. */
export function usePhotos(contestId: () => string, meeting: () => MeetingView, changed: () => Promise<unknown>) {
  const { t } = useI18n()
  const { general, reference, isBusy, submit, clear } = useFormErrors()
  const note = ref('')
  const room = computed(() => MOST_PHOTOS - meeting().photos.length)
  const of = () => ({ contestId: contestId(), kind: meeting().kind, day: meeting().day })

  async function add(files: readonly File[]): Promise<void> {
    const taken = files.slice(0, room.value)
    note.value = taken.length < files.length ? t('meetings.photos.most', { n: MOST_PHOTOS }) : ''
    clear()
    await submit(async () => {
      for (const file of taken) {
        const photo = await reducePhoto(file).catch(() => undefined)
        if (photo) await keepPhoto(of(), newRequestId(), photo)
        else note.value = t('meetings.photos.unreadable', { name: file.name })
      }
    })
    await changed()
  }

  async function remove(id: string): Promise<void> {
    note.value = ''
    await submit(() => removePhoto(of(), id))
    await changed()
  }

  return { room, note, general, reference, isBusy, add, remove }
}
