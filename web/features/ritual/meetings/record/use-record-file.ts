import { ref } from 'vue'
import { photoAddress } from '../photos/photos.api'
import { reducePhoto } from '../photos/reduce-photo'
import type { RecordPhoto } from './record-docx'
import type { RecordSheet } from './record-sheet'

/** A stored photo as a JPEG with its size, whatever it was sent as: Word opens no WebP. */
async function readPhoto(contestId: string, id: string): Promise<RecordPhoto> {
  const response = await fetch(photoAddress(contestId, id))
  if (!response.ok) throw new Error(`Photo ${id}: ${response.status}`)
  const jpeg = await reducePhoto(await response.blob())
  const { width, height } = await createImageBitmap(jpeg)
  return { jpeg: await jpeg.arrayBuffer(), width, height }
}

function save(file: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}

/** Saves 会议记录 as a Word document; what makes it is loaded on the first press. */
export function useRecordFile(contestId: () => string, photosTitle: () => string) {
  const isBusy = ref(false)
  const hasFailed = ref(false)

  async function download(sheet: RecordSheet, name: string): Promise<void> {
    isBusy.value = true
    hasFailed.value = false
    try {
      const { recordDocument, recordFile } = await import('./record-docx')
      const photos = await Promise.all(sheet.photos.map((id) => readPhoto(contestId(), id)))
      save(await recordFile(recordDocument(sheet, photos, photosTitle())), `${name}.docx`)
    } catch {
      hasFailed.value = true
    } finally {
      isBusy.value = false
    }
  }

  return { isBusy, hasFailed, download }
}
