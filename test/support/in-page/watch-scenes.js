// Looks at every frame that the TV paints: which scenes and banners came, and whether it was ever blank.
window.watched = { scenes: [], banners: [], blank: [] }
{
  const GRACE_MS = 500
  let emptySince
  const add = (list, text) => {
    if (text && !list.includes(text)) list.push(text)
  }
  const look = (now) => {
    const scene = document.querySelector('.scene')
    const title = scene?.querySelector('h2')?.textContent ?? scene?.querySelector('section[aria-label]')?.ariaLabel
    add(window.watched.scenes, title)
    for (const banner of document.querySelectorAll('aside[role=status]'))
      add(window.watched.banners, banner.textContent)
    emptySince = title ? undefined : (emptySince ?? now)
    if (emptySince !== undefined && now - emptySince > GRACE_MS) add(window.watched.blank, 'no scene')
    for (const part of ['header', 'footer'])
      if (!document.querySelector(`main ${part}`)?.textContent.trim()) add(window.watched.blank, `no ${part}`)
    requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}
undefined
