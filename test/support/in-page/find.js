// Finds what a visitor sees on the page by its kind and its words, scrolls it into view and answers where to press it.
// Written for every engine: nothing here is younger than the oldest one that is visited.
;(kind, words) => {
  const KINDS = {
    button: 'button, [role=button], [role=tab], [role=option], summary',
    link: 'a[href]',
    heading: 'h1, h2, h3, h4',
    field: 'input, textarea, select',
    text: 'body *',
  }
  const plain = (text) => (text || '').replace(/\s+/g, ' ').trim()
  const textOf = (id) => plain(document.getElementById(id)?.textContent)
  const nameOf = (element) => {
    const labelledBy = element.getAttribute('aria-labelledby')
    if (labelledBy) return plain(labelledBy.split(' ').map(textOf).join(' '))
    const label = element.getAttribute('aria-label') || element.labels?.[0]?.textContent
    return plain(label || element.textContent)
  }
  const isShown = (element) => {
    const { width, height } = element.getBoundingClientRect()
    return width > 1 && height > 1 && getComputedStyle(element).visibility === 'visible'
  }
  const wanted = new RegExp(words)
  const found = [...document.querySelectorAll(KINDS[kind])].filter(
    (element) => wanted.test(kind === 'text' ? plain(element.textContent) : nameOf(element)) && isShown(element),
  )
  // Of elements in each other, the innermost says the words.
  const element = kind === 'text' ? found[found.length - 1] : found[0]
  if (!element) return null
  if (kind === 'text') return { x: 0, y: 0, isFree: true }
  element.scrollIntoView({ block: 'center', behavior: 'instant' })
  const { left, top, width, height } = element.getBoundingClientRect()
  const [x, y] = [left + width / 2, top + height / 2]
  const hit = document.elementFromPoint(x, y)
  const isFree =
    !element.disabled &&
    !!hit &&
    (element.contains(hit) || hit.contains(element) || !!hit.closest('label')?.contains(element))
  return { x, y, isFree }
}
