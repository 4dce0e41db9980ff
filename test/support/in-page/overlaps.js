// Finds text that lies over other text on the current page: returns a list of complaints, empty if there are none.
;(() => {
  const stays = (element) => {
    for (let each = element; each && each !== document.body; each = each.parentElement)
      if (/fixed|sticky/.test(getComputedStyle(each).position)) return true
    return false
  }
  const known = new Map()
  const isLeftOut = (element) => {
    if (!known.has(element))
      known.set(
        element,
        element.closest('[aria-hidden=true], .sr-only, svg, canvas, title, [role=dialog], .ticker') !== null ||
          !element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) ||
          stays(element),
      )
    return known.get(element)
  }
  /** What of it is not cut by a box around it. */
  const seenOf = (element, { left, right, top, bottom }) => {
    const seen = { left, right, top, bottom }
    for (let box = element; box && box !== document.body; box = box.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(box)
      if (overflowX === 'visible' && overflowY === 'visible') continue
      const edge = box.getBoundingClientRect()
      seen.left = Math.max(seen.left, edge.left)
      seen.right = Math.min(seen.right, edge.right)
      seen.top = Math.max(seen.top, edge.top)
      seen.bottom = Math.min(seen.bottom, edge.bottom)
    }
    return seen
  }
  const written = []
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (texts.nextNode()) {
    const text = texts.currentNode
    const element = text.parentElement
    if (!text.data.trim() || isLeftOut(element)) continue
    const range = document.createRange()
    range.selectNodeContents(text)
    for (const rect of range.getClientRects()) {
      if (rect.width <= 1) continue
      // The glyphs, without the leading of their line.
      const leading = rect.height * 0.2
      const { left, right, top, bottom } = seenOf(element, rect)
      written.push({ text, left, right, top: top + leading, bottom: bottom - leading })
    }
  }
  written.sort((one, other) => one.top - other.top)
  const wordsOf = ({ data }) => data.trim().slice(0, 24)
  const complaints = new Set()
  for (const [at, one] of written.entries())
    for (const other of written.slice(at + 1)) {
      if (other.top > one.bottom - 2) break
      const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left)
      const high = Math.min(one.bottom, other.bottom) - other.top
      if (one.text !== other.text && wide > 3 && high > 2)
        complaints.add(`over each other: ${wordsOf(one.text)} | ${wordsOf(other.text)}`)
    }
  return [...complaints]
})()
