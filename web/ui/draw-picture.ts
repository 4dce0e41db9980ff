/** Loads the library, so that a picture can be drawn without a signal later. */
export const prepareDrawing = (): Promise<unknown> => import('modern-screenshot')

/** Draws an element of the document as a PNG, `scale` times its size. The library is loaded on the first call. */
export async function drawPicture(element: HTMLElement, scale = 1): Promise<Blob> {
  const { domToBlob } = await import('modern-screenshot')
  await document.fonts.ready
  return domToBlob(element, {
    width: element.offsetWidth,
    height: element.offsetHeight,
    scale,
    type: 'image/png',
    font: false,
    // The picture has no offset, wherever the element is on the page.
    style: { position: 'static', margin: '0' },
  })
}
