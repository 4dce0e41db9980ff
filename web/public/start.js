// biome-ignore-all lint: old browsers must be able to read this.
// Runs before anything else, in every browser there is, so it is written in the oldest JavaScript.
// It shows the plain page to a browser that is too old, and the right colour mode before the first paint. Of the first page
// it asks for all that its picture needs at once, so that no file has to arrive before the next one is known.
;(() => {
  var root = document.documentElement
  // color-mix: Chrome 111, Safari 16.2. @property: Safari 16.4.
  var isNewEnough =
    !!(window.CSS && CSS.supports && CSS.supports('color', 'color-mix(in oklab, red, blue)')) &&
    'CSSPropertyRule' in window
  if (!isNewEnough) {
    // A TV has no other browser: it gets the page that needs no script.
    if (/^\/(tv|display)\/?$/.test(location.pathname)) return location.replace('/api/display-board')
    root.setAttribute('data-browser', 'too-old')
    var style = document.createElement('link')
    style.rel = 'stylesheet'
    style.href = '/too-old.css'
    document.head.appendChild(style)
    document.addEventListener('DOMContentLoaded', function () {
      document.getElementById('too-old').removeAttribute('hidden')
    })
    return
  }
  function kept(key) {
    try {
      return localStorage.getItem('dangxian.' + key)
    } catch (_) {
      return null
    }
  }
  var mode = kept('colour-mode')
  var isDark = mode === 'dark' || (mode !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  root.classList.add(isDark ? 'dark' : 'light')

  // As preferredLanguage() in web/i18n decides it.
  var language = kept('language')
  if (language !== 'zh-CN' && language !== 'en') {
    var wish = (navigator.languages || [navigator.language]).filter((each) => /^(zh|en)\b/i.test(each))[0] || 'zh'
    language = /^zh/i.test(wish) ? 'zh-CN' : 'en'
  }
  root.lang = language

  // The build names the files of the first page; while it is developed there are none.
  var page = window.dangxianFirst && window.dangxianFirst[location.pathname]
  if (!page) return
  page.files.concat(page.texts[language]).forEach((file) => {
    var link = document.createElement('link')
    var isStyle = /\.css$/.test(file)
    link.rel = isStyle ? 'preload' : 'modulepreload'
    if (isStyle) link.as = 'style'
    link.crossOrigin = ''
    link.href = file
    document.head.appendChild(link)
  })

  var early = (window.dangxianEarly = {})
  function ask(path) {
    var headers = { accept: 'application/json', 'accept-language': language }
    var answer = fetch(path, { headers: headers, credentials: 'same-origin' })
    answer.catch(() => undefined)
    early[path] = { at: performance.now(), answer: answer }
    return answer
  }
  function askContest(id) {
    ask('/api/contests/' + id + '/live?protocol=' + page.protocol)
  }
  ask('/api/me')
  var contests = ask('/api/contests')
  var shown = kept('contest') || kept('shown')
  if (shown) askContest(shown)
  else
    contests
      .then((answer) => (answer.ok ? answer.clone().json() : []))
      .then((all) => {
        var own = all.filter((each) => each.status === 'running' && each.participantId)
        if (own.length === 1) askContest(own[0].id)
        else if (all.length === 1) askContest(all[0].id)
      })
      .catch(() => undefined)
})()
