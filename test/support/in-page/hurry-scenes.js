// Scenes of the TV pass in seconds instead of tens of seconds.
const later = window.setTimeout.bind(window)
window.setTimeout = (what, ms, ...rest) => later(what, ms === 40_000 || ms === 20_000 ? 1_500 : ms, ...rest)
