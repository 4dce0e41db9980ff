// Scenes of the TV, and what steps in front of them, pass in a moment; answers and silences of the link keep their time.
const afterwards = window.setTimeout.bind(window)
let isHeld = false
let due
// While it is held, the scene stays.
window.hold = (held) => {
  isHeld = held
  if (!held) due?.()
  due = undefined
}
window.setTimeout = (what, ms, ...rest) => {
  const turn = () => {
    if (isHeld) due = what
    else what()
  }
  if (ms === 40_000 || ms === 20_000) return afterwards(turn, 500)
  const isInFront = ms >= 3_000 && ms <= 8_000 && ms !== 5_000
  return afterwards(what, isInFront ? ms / 10 : ms, ...rest)
}
