import { PICTURE_WIDTH } from '#shared/ritual/battle-reports/contract'

/** Draws a poster of the document as a PNG. The library is loaded on the first call. */
export async function drawPoster(poster: HTMLElement): Promise<Blob> {
  const { domToBlob } = await import('modern-screenshot')
  await document.fonts.ready
  return domToBlob(poster, {
    width: PICTURE_WIDTH,
    height: poster.offsetHeight,
    scale: 1,
    type: 'image/png',
    font: false,
    // The picture has no offset, wherever the poster is on the page.
    style: { position: 'static', margin: '0' },
  })
}
