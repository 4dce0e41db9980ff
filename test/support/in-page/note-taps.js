// Notes when the page was tapped, by the clock that all pages of the machine share.
window.tapsAt = []
addEventListener('click', () => window.tapsAt.push(performance.timeOrigin + performance.now()), { capture: true })
undefined
