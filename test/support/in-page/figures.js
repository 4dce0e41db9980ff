// Finds figures that cannot be read on the current page: broken over lines, cut off, or written over each other.
;(() => {
  const complaints = []
  for (const animation of document.getAnimations())
    if (animation.effect.getComputedTiming().endTime !== Number.POSITIVE_INFINITY) animation.finish()
  const isShown = (element) =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && !element.closest('.sr-only, thead')
  const rectsOf = (text, from, to) => {
    const range = document.createRange()
    range.setStart(text, from)
    range.setEnd(text, to)
    return [...range.getClientRects()].filter(({ width }) => width > 1)
  }
  const isCut = (element, rect) => {
    if (rect.right > document.documentElement.clientWidth + 1 || rect.left < -1) {
      for (let each = element; each; each = each.parentElement)
        if (/auto|scroll/.test(getComputedStyle(each).overflowX)) return false
      return true
    }
    for (let each = element; each && each !== document.body; each = each.parentElement) {
      const { overflowX, overflowY, display } = getComputedStyle(each)
      if (/auto|scroll/.test(overflowX + overflowY)) return false
      if (overflowX === 'visible' || display === 'inline') continue
      const box = each.getBoundingClientRect()
      if (rect.right > box.right + 1 || rect.left < box.left - 1) return true
    }
    return false
  }
  const written = []
  const all = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (all.nextNode()) {
    const text = all.currentNode
    const element = text.parentElement
    if (!element || !isShown(element) || element.closest('svg')) continue
    for (const { 0: figure, index } of text.data.matchAll(/[+−-]?\d[\d.,]*\d ?[万亿KMB%]?/g)) {
      const rects = rectsOf(text, index, index + figure.length)
      if (new Set(rects.map(({ top }) => Math.round(top))).size > 1) complaints.push(`broken: ${figure}`)
      else if (
        !element.closest('.ticker') &&
        rects.some((rect) => isCut(element, rect)) &&
        !element.closest('[title]')?.title.includes(figure)
      )
        complaints.push(`cut off: ${figure}`)
      if (element.closest('.race')) written.push(...rects.map((rect) => ({ figure, rect })))
    }
  }
  // Digits take the middle of their line; what is above and below may reach into the lines next to it.
  const overlap = (one, other) =>
    Math.min(one.right, other.right) - Math.max(one.left, other.left) > 2 &&
    Math.abs(one.top + one.bottom - other.top - other.bottom) / 2 < 0.3 * (one.height + other.height) - 2
  for (const [n, one] of written.entries())
    for (const other of written.slice(n + 1))
      if (overlap(one.rect, other.rect)) complaints.push(`over each other: ${one.figure} | ${other.figure}`)
  return [...new Set(complaints)]
})()
