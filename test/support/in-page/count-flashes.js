// Notes each change of a large part of the screen at once, in ms: a surface that comes or goes, and each turn of an
// animation that changes how bright such a surface is.
window.flashesAt = []
{
  const PART = 0.25
  const BRIGHT = /opacity|background|color|filter|visibility/i
  const isLarge = (element) => {
    const { width, height } = element.getBoundingClientRect()
    return (width * height) / (innerWidth * innerHeight) > PART
  }
  let shown = []
  const known = new WeakSet()
  const look = (now) => {
    const large = [...document.querySelectorAll('aside[role=status], .scene')].filter(isLarge)
    const changed = [...large.filter((each) => !shown.includes(each)), ...shown.filter((each) => !large.includes(each))]
    // What goes when another one comes is one change.
    if (changed.length > 0) window.flashesAt.push(now)
    shown = large
    for (const animation of document.getAnimations()) {
      const { effect } = animation
      if (known.has(animation) || !effect.target || !isLarge(effect.target)) continue
      known.add(animation)
      const { iterations, duration } = effect.getComputedTiming()
      const isBright = effect.getKeyframes().some((frame) => Object.keys(frame).some((each) => BRIGHT.test(each)))
      if (!isBright || animation instanceof CSSTransition) continue
      for (let turn = 0; turn < Math.min(iterations, 20); turn++) window.flashesAt.push(now + turn * duration)
    }
    requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}
undefined
