const HEX = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i
const VARIABLE = /^var\((--[\w-]+)\)$/
const SIDES = ['r', 'g', 'b']

/** Red, green and blue of a colour that a page sets, as `--raw-r` and so on: vite/older/channels.ts mixes with them. */
function channelsOf(value: string): string[] | undefined {
  const hex = HEX.exec(value)
  if (hex) return hex.slice(1).map((each) => String(Number.parseInt(each, 16)))
  const name = VARIABLE.exec(value)?.[1]
  return name === undefined ? undefined : SIDES.map((side) => `var(${name}-${side})`)
}

const setProperty = CSSStyleDeclaration.prototype.setProperty
CSSStyleDeclaration.prototype.setProperty = function (name, value, priority) {
  setProperty.call(this, name, value, priority)
  const channels = name.startsWith('--') && value ? channelsOf(value) : undefined
  for (const [n, side] of SIDES.entries())
    if (channels?.[n]) setProperty.call(this, `${name}-${side}`, channels[n], priority)
}
