// biome-ignore-all lint: old browsers must be able to read this.
// Runs before anything else, in every browser there is, so it is written in the oldest JavaScript.
// It shows the plain page to a browser that is too old, and the right colour mode before the first paint.
;(() => {
  var root = document.documentElement
  // color-mix: Chrome 111, Safari 16.2. @property: Safari 16.4.
  var isNewEnough =
    !!(window.CSS && CSS.supports && CSS.supports('color', 'color-mix(in oklab, red, blue)')) &&
    'CSSPropertyRule' in window
  if (!isNewEnough) {
    root.setAttribute('data-browser', 'too-old')
    return
  }
  try {
    var mode = localStorage.getItem('dangxian.colour-mode')
    var isDark = mode === 'dark' || (mode !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
    root.classList.add(isDark ? 'dark' : 'light')
  } catch (_) {
    root.classList.add('light')
  }
})()
