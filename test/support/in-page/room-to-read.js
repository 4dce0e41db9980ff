// Finds out how much of the window bars that do not scroll away leave to the page: returns a list of complaints.
;(() => {
  const stays = (element) => {
    for (let each = element; each && each !== document.body; each = each.parentElement)
      if (/fixed|sticky/.test(getComputedStyle(each).position)) return true
    return false
  }
  const lines = Array.from({ length: 20 }, (_, n) => ((n + 0.5) / 20) * innerHeight)
  scrollTo(0, document.documentElement.scrollHeight / 2)
  const covered = lines.filter((y) => {
    const [top] = document.elementsFromPoint(innerWidth / 2, y)
    return top && stays(top)
  }).length
  scrollTo(0, 0)
  const scrolls = document.documentElement.scrollHeight > innerHeight
  return scrolls && covered > 10 ? [`bars cover ${covered * 5} % of the window`] : []
})()
