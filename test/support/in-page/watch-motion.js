// Notes whatever moves on the screen; a fade is no motion.
window.motions = []
{
  const MOTION = /transform|translate|rotate|scale|^left|^top|width|height|offsetDistance/i
  const look = () => {
    for (const animation of document.getAnimations()) {
      const { effect } = animation
      const isMotion = effect.getKeyframes().some((frame) => Object.keys(frame).some((each) => MOTION.test(each)))
      const what = animation.animationName ?? animation.transitionProperty
      const text = `${what} of ${effect.target.getAttribute('class')}`
      if (isMotion && effect.getComputedTiming().duration > 1 && !window.motions.includes(text))
        window.motions.push(text)
    }
    requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}
undefined
