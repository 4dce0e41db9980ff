// What a room could not read in `window.lookedAt` on the wall: cut, off the screen, too small, broken or overlapping text.
;(() => {
  const root = document.querySelector(window.lookedAt)
  if (!root) return ['nothing there']
  for (const animation of document.getAnimations())
    if (animation.effect.getComputedTiming().endTime !== Number.POSITIVE_INFINITY) animation.finish()
  const SMALLEST = 28
  // The stage is drawn for 1920 on its long side, however many pixels the screen has.
  const unit = Math.max(innerWidth, innerHeight) / 1920
  const complaints = []
  const seen = []
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  while (texts.nextNode()) {
    const text = texts.currentNode
    const element = text.parentElement
    if (!text.data.trim() || element.closest('[aria-hidden=true], .sr-only, title')) continue
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue
    const words = text.data.trim().slice(0, 40)
    const range = document.createRange()
    range.selectNodeContents(text)
    const lines = [...range.getClientRects()].filter(({ width }) => width > 1)
    const scaled = element.closest('[style*=transform]') ?? root
    const shrunk = scaled.getBoundingClientRect().width / scaled.offsetWidth
    const size = (Number.parseFloat(getComputedStyle(element).fontSize) * shrunk) / unit
    if (size < SMALLEST - 0.3) complaints.push(`${size.toFixed(1)} px: ${words}`)
    const isFigure = /^[+−-]?\d[\d.,/:]*\d%?$/.test(words)
    if (isFigure && new Set(lines.map(({ top }) => Math.round(top))).size > 1) complaints.push(`broken: ${words}`)
    // A name of 40 characters ends in dots where the picture says in another way whose it is.
    const ending = element.closest('[title]')
    const { textOverflow, webkitLineClamp } = ending ? getComputedStyle(ending) : {}
    const isShortened = textOverflow === 'ellipsis' || (ending && webkitLineClamp !== 'none')
    const end = isShortened ? ending.getBoundingClientRect() : { right: innerWidth * 2, bottom: innerHeight * 2 }
    const glyphs = []
    for (const { left, right: whole, top, bottom } of lines) {
      // The glyphs, without the leading of their line.
      const leading = (bottom - top) * 0.2
      if (isShortened && bottom - leading > end.bottom + size / 4) continue
      const right = Math.min(whole, end.right)
      if (left < -1 || right > innerWidth + 1 || top < -size / 4 || bottom > innerHeight + size / 4)
        complaints.push(`off the screen: ${words}`)
      glyphs.push({ words, text, left, right, top: top + leading, bottom: bottom - leading })
    }
    seen.push(...glyphs)
    for (let box = element; box && box !== root.parentElement; box = box.parentElement) {
      if (box === ending && isShortened) continue
      const { overflowX, overflowY } = getComputedStyle(box)
      const edge = box.getBoundingClientRect()
      const isCut =
        (overflowX !== 'visible' && box.scrollWidth > box.clientWidth + 2) ||
        (overflowY !== 'visible' &&
          box.scrollHeight > box.clientHeight + 4 &&
          glyphs.some(({ top, bottom }) => top < edge.top - 4 || bottom > edge.bottom + 4))
      if (isCut && box.clientWidth > 1) complaints.push(`cut in .${box.className}: ${words}`)
    }
  }
  for (const [at, one] of seen.entries())
    for (const other of seen.slice(at + 1)) {
      const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left)
      const high = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top)
      if (one.text !== other.text && wide > 3 && high > 3) complaints.push(`${one.words} lies over ${other.words}`)
    }
  return [...new Set(complaints)]
})()
