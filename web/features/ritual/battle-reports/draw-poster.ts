import { PICTURE_WIDTH } from '#shared/ritual/battle-reports/contract'

/** A poster that stands in the document, as a PNG. The library comes only when a picture is made. */
export async function drawPoster(poster: HTMLElement): Promise<Blob> {
  const { domToBlob } = await import('modern-screenshot')
  await document.fonts.ready
  return domToBlob(poster, {
    width: PICTURE_WIDTH,
    height: poster.offsetHeight,
    scale: 1,
    type: 'image/png',
    font: false,
    // Where the poster stands in the page is not where it stands in the picture.
    style: { position: 'static', margin: '0' },
  })
}
