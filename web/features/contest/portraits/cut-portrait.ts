import { PORTRAIT_LIMIT, PORTRAIT_SIDE } from '#shared/contest/portraits/contract'

const KINDS = ['image/webp', 'image/jpeg']
const QUALITIES = [0.85, 0.7, 0.5]

/** The middle square of a picture; of one that is upright the upper part, where the face is. */
export function squareOf({ width, height }: { width: number; height: number }) {
  const side = Math.min(width, height)
  return { x: (width - side) / 2, y: (height - side) / (height > width ? 4 : 2), side }
}

/**
 * A picture cut to a square of `PORTRAIT_SIDE` pixels and at most `PORTRAIT_LIMIT` bytes, upright, and without what else its
 * file says. Rejects what this browser cannot read as a picture.
 */
export async function cutPortrait(file: Blob): Promise<Blob> {
  const picture = await createImageBitmap(file)
  const { x, y, side } = squareOf(picture)
  const canvas = Object.assign(document.createElement('canvas'), { width: PORTRAIT_SIDE, height: PORTRAIT_SIDE })
  canvas.getContext('2d')?.drawImage(picture, x, y, side, side, 0, 0, PORTRAIT_SIDE, PORTRAIT_SIDE)
  picture.close()
  for (const kind of KINDS) {
    for (const quality of QUALITIES) {
      const cut = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, kind, quality))
      // A browser that writes no WebP answers with a PNG.
      if (cut?.type === kind && cut.size <= PORTRAIT_LIMIT) return cut
    }
  }
  throw new Error('No picture of it is small enough')
}
