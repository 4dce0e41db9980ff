// Notes when each banner of a sale, and each takeover, was first painted, by the clock that all pages of the machine share.
window.bannersAt = []
{
  const known = new WeakSet()
  const look = () => {
    for (const banner of document.querySelectorAll('aside[role=status]'))
      if (!known.has(banner)) {
        known.add(banner)
        window.bannersAt.push({ text: banner.textContent, at: performance.timeOrigin + performance.now() })
      }
    requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}
undefined
