// Finds layout faults on the current page: returns a list of complaints, empty if there are none.
;(() => {
  const complaints = []
  // What still changes its colour would be judged half-way; what goes on for ever has no end to jump to.
  for (const animation of document.getAnimations()) {
    if (animation.effect.getComputedTiming().endTime !== Number.POSITIVE_INFINITY) animation.finish()
  }
  const { clientWidth, scrollWidth } = document.documentElement
  const isShown = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
  const isInScroller = (element) => {
    for (let each = element.parentElement; each; each = each.parentElement)
      if (/auto|scroll/.test(getComputedStyle(each).overflowX)) return true
    return false
  }
  if (scrollWidth > clientWidth + 1) {
    const tooFar = (element) => element.getBoundingClientRect().right > clientWidth + 1 && !isInScroller(element)
    const innermost = [...document.body.querySelectorAll('*')]
      .filter((element) => isShown(element) && tooFar(element) && ![...element.children].some(tooFar))
      .map((element) => `${element.tagName} .${element.className} ${element.textContent.trim().slice(0, 30)}`)
    complaints.push(`scrolls sideways: ${scrollWidth} > ${clientWidth}, by ${innermost.slice(0, 4).join(' | ')}`)
  }
  const cuts = (element) =>
    element.clientWidth > 1 &&
    getComputedStyle(element).overflowX !== 'visible' &&
    element.scrollWidth > element.clientWidth + 1
  const buttons = [...document.querySelectorAll('button, a[href], [role=tab]')].filter(isShown)
  for (const button of buttons) {
    const name = (button.innerText || button.ariaLabel || '').trim().replace(/\s+/g, ' ').slice(0, 40)
    const { left, right, width } = button.getBoundingClientRect()
    const isTitled = [button, ...button.querySelectorAll('[title]')].some((each) => each.title)
    if (width > 1 && (left < -1 || right > clientWidth + 1) && !isInScroller(button))
      complaints.push(`off the screen: ${name}`)
    if (!isTitled && [button, ...button.querySelectorAll('*')].some(cuts)) complaints.push(`cut off: ${name}`)
    if (!name && !button.title && !button.querySelector('svg[aria-label], [role=img]'))
      complaints.push(`nameless: ${button.outerHTML.slice(0, 120)}`)
  }

  for (const place of [...document.querySelectorAll('nav .mark, [data-slot$=Icon]')].filter(isShown))
    if (!place.closest('svg') && !place.querySelector('svg > *'))
      complaints.push(`no icon: ${place.outerHTML.slice(0, 120)}`)

  const isFigure = (text) => /^\s*[+−-]?\d[\d.,]*\d%?\s*$/.test(text.data) && isShown(text.parentElement)
  const linesOf = (text) => {
    const range = document.createRange()
    range.selectNodeContents(text)
    return new Set([...range.getClientRects()].filter(({ width }) => width > 1).map(({ top }) => Math.round(top))).size
  }
  const all = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (all.nextNode())
    if (isFigure(all.currentNode) && linesOf(all.currentNode) > 1)
      complaints.push(`broken figure: ${all.currentNode.data.trim()}`)

  const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })
  const known = new Map()
  const rgba = (colour) => {
    if (!known.has(colour)) known.set(colour, paint(colour))
    return known.get(colour)
  }
  const paint = (colour) => {
    context.clearRect(0, 0, 1, 1)
    context.fillStyle = colour
    context.fillRect(0, 0, 1, 1)
    const [red, green, blue, alpha] = context.getImageData(0, 0, 1, 1).data
    return [red, green, blue, alpha / 255]
  }
  const over = ([r, g, b, a], [r2, g2, b2]) => [r * a + r2 * (1 - a), g * a + g2 * (1 - a), b * a + b2 * (1 - a), 1]
  // Whatever is painted below the middle of the text, siblings too.
  const backgroundOf = (element, { left, top, width, height }) => {
    const stack = document.elementsFromPoint(left + width / 2, top + height / 2)
    const at = stack.indexOf(element)
    if (at < 0) return undefined
    const layers = []
    for (const each of stack.slice(at)) {
      const { backgroundColor, backgroundImage } = getComputedStyle(each)
      if (backgroundImage !== 'none') return undefined
      const layer = rgba(backgroundColor)
      layers.push(layer)
      if (layer[3] > 0.99) break
    }
    return layers.reverse().reduce((below, layer) => over(layer, below), [255, 255, 255, 1])
  }
  const textsOf = (element) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    const texts = []
    while (walker.nextNode()) if (/[\p{L}\p{N}]/u.test(walker.currentNode.data)) texts.push(walker.currentNode)
    return texts
  }
  const luminance = (colour) => {
    const [red, green, blue] = colour.map((each) => {
      const part = each / 255
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
  const isOff = (element) => element.closest(':disabled, [aria-disabled=true]') !== null
  const places = [...document.querySelectorAll('h1, h2, h3, button, a[href], label, dt, dd')].filter(isShown)
  for (const text of new Set(places.filter((place) => !isOff(place)).flatMap(textsOf))) {
    const range = document.createRange()
    range.selectNodeContents(text)
    const [rect] = range.getClientRects()
    const element = text.parentElement
    const below = rect && backgroundOf(element, rect)
    if (!below) continue
    const [light, dark] = [luminance(over(rgba(getComputedStyle(element).color), below)), luminance(below)].sort(
      (a, b) => b - a,
    )
    const contrast = (light + 0.05) / (dark + 0.05)
    const { fontSize, fontWeight } = getComputedStyle(element)
    const isLarge = Number.parseFloat(fontSize) >= (Number(fontWeight) >= 700 ? 18.66 : 24)
    if (contrast < (isLarge ? 3 : 4.5))
      complaints.push(`hard to read (${contrast.toFixed(1)}:1): ${text.data.trim().slice(0, 40)}`)
  }
  return [...new Set(complaints)]
})()
