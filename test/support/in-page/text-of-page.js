;(() => {
  let text = document.body.innerText
  // The poster of a report is drawn outside the window, once in each language; readers of the page never meet it.
  for (const drawing of document.querySelectorAll('[aria-hidden="true"] [lang]'))
    text = text.replace(drawing.innerText, '')
  return text
})()
