import { transform } from 'lightningcss'
import { partsOf } from './values.ts'

/** The values of custom properties at the root of a page. */
export type Palette = ReadonlyMap<string, string>

export const MIX = 'color-mix('
const VARIABLE = /var\(\s*(--[\w-]+)\s*(?:,[^()]*)?\)/
const SHARE = /\s([\d.]+)%$/
const CHROME_100 = { chrome: 100 << 16 }

/** `color-mix(in oklab, A 30%, B)`: both colours, and how much of the first it has. */
export function mixOf(mix: string): { first: string; second: string; share: number } {
  const [, first = '', second = ''] = partsOf(mix.slice(MIX.length, -1), ',')
  const shareOf = (part: string) => SHARE.exec(part)?.[1]
  const share = Number(shareOf(first) ?? 100 - Number(shareOf(second) ?? 50)) / 100
  return { first: first.replace(SHARE, ''), second: second.replace(SHARE, ''), share }
}

/** Calls for every mix in a value, from its name to its closing bracket. */
export function eachMix(value: string, replace: (mix: string) => string): string {
  const from = value.indexOf(MIX)
  if (from < 0) return value
  let depth = 0
  let to = from + MIX.length - 1
  do {
    if (value[to] === '(') depth++
    if (value[to] === ')') depth--
    to++
  } while (depth > 0 && to < value.length)
  return value.slice(0, from) + replace(value.slice(from, to)) + eachMix(value.slice(to), replace)
}

/** The text with the values of its variables; undefined where one is set elsewhere than at the root. */
export function resolved(text: string, palette: Palette): string | undefined {
  if (/currentcolor/i.test(text)) return undefined
  const [found, name = ''] = VARIABLE.exec(text) ?? []
  if (found === undefined) return text.includes('var(') ? undefined : text
  const value = palette.get(name)
  return value === undefined
    ? undefined
    : resolved(
        text.replace(found, () => value),
        palette,
      )
}

/** A colour as Chrome 100 knows it. */
export function mixed(mix: string): string {
  const sheet = transform({
    filename: 'mix.css',
    code: Buffer.from(`a{color:${mix}}`),
    minify: true,
    targets: CHROME_100,
    errorRecovery: true,
  })
  const colour = /^a\{color:([^;{}]+)[;}]/.exec(sheet.code.toString())?.[1]
  if (!colour || colour.includes(MIX)) throw new Error(`Not to be mixed: ${mix}`)
  return colour
}

/** Red, green and blue of a colour; undefined for what is none. */
export function rgbOf(text: string): [number, number, number] | undefined {
  if (!/^(#|white$|black$|(rgb|hsl|ok|lab|lch|color))/i.test(text)) return undefined
  let rgb: [number, number, number] | undefined
  transform({
    filename: 'colour.css',
    code: Buffer.from(`a{color:${mixed(text)}}`),
    visitor: {
      Color(colour) {
        if (typeof colour === 'object' && colour.type === 'rgb') rgb = [colour.r, colour.g, colour.b]
        return colour
      },
    },
  })
  return rgb
}
