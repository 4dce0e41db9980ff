import { PHOTO_LIMIT, PHOTO_SIDE } from '#shared/ritual/meetings/photos'

const QUALITIES = [0.82, 0.65, 0.45]

/** The size that a picture is drawn at: its longer side at most `PHOTO_SIDE`, never larger than it is. */
export function reducedSize({ width, height }: { width: number; height: number }): { width: number; height: number } {
  const scale = Math.min(1, PHOTO_SIDE / Math.max(width, height, 1))
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}

/**
 * A photo as a JPEG of at most `PHOTO_LIMIT` bytes, upright, and without what else its file says, such as where it was taken.
 * Rejects what this browser cannot read as a picture.
 */
export async function reducePhoto(file: Blob): Promise<Blob> {
  const picture = await createImageBitmap(file)
  const canvas = Object.assign(document.createElement('canvas'), reducedSize(picture))
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  picture.close()
  for (const quality of QUALITIES) {
    const jpeg = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality))
    if (jpeg && jpeg.size <= PHOTO_LIMIT) return jpeg
  }
  throw new Error('No JPEG of this picture is small enough')
}
