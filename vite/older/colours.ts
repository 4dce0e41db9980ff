import { transform } from 'lightningcss'
import type { AtRule, Declaration, Root, Rule } from 'postcss'
import { partsOf } from './values.ts'

/** The values of custom properties at the root of a page. */
type Palette = ReadonlyMap<string, string>

const VARIABLE = /var\(\s*(--[\w-]+)\s*(?:,[^()]*)?\)/
const MIX = 'color-mix('
/** Around the parts of Tailwind's that mix. */
const ONLY_MIXING = /color-mix\(in lab/

/**
 * Replaces every mix of colours. Mixed from what the two palettes define, it becomes a variable with a value in each of
 * them; mixed from a team's colour, which only the page knows, it becomes the colour that is most of it.
 */
export function withoutMixes(root: Root): void {
  const light = paletteOf(root, /^(:root|:host|html|\.light)$/)
  const dark = new Map([...light, ...paletteOf(root, /^\.dark$/)])
  const names = new Map<string, string>()
  const replace = (mix: string): string => {
    if (resolved(mix, light) === undefined) return mostOf(mix)
    const name = names.get(mix) ?? `--mix-${names.size}`
    names.set(mix, name)
    return `var(${name})`
  }
  root.walkAtRules('supports', (block) => {
    if (!ONLY_MIXING.test(block.params)) return
    if (mixesOf(block).every((mix) => resolved(mix, light) !== undefined)) block.replaceWith(block.nodes ?? [])
    // What it would replace is there before it.
    else block.remove()
  })
  root.walkDecls((declaration) => {
    declaration.value = eachMix(declaration.value, replace)
  })
  const values = (palette: Palette) =>
    [...names].map(([mix, name]) => `${name}:${mixed(resolved(mix, palette) ?? mix)}`).join(';')
  root.append(`:root,:host,.light{${values(light)}}.dark{${values(dark)}}`)
}

/** Unlayered definitions win over layered ones, and later ones over earlier. */
function paletteOf(root: Root, selector: RegExp): Map<string, string> {
  const layered = new Map<string, string>()
  const unlayered = new Map<string, string>()
  root.walkDecls(/^--/, (declaration) => {
    const rule = declaration.parent as Rule
    if (rule.type !== 'rule' || !rule.selectors.some((each) => selector.test(each))) return
    const around = rule.parent
    const isLayer = around?.type === 'atrule' && (around as AtRule).name === 'layer'
    if (isLayer) layered.set(declaration.prop, declaration.value)
    else if (around?.type === 'root') unlayered.set(declaration.prop, declaration.value)
  })
  return new Map([...layered, ...unlayered])
}

const mixesOf = (block: AtRule): string[] => {
  const mixes: string[] = []
  block.walkDecls((declaration: Declaration) => {
    eachMix(declaration.value, (mix) => {
      mixes.push(mix)
      return mix
    })
  })
  return mixes
}

/** Calls for every mix in a value, from its name to its closing bracket. */
function eachMix(value: string, replace: (mix: string) => string): string {
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
function resolved(text: string, palette: Palette): string | undefined {
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

function mixed(mix: string): string {
  const sheet = transform({
    filename: 'mix.css',
    code: Buffer.from(`a{color:${mix}}`),
    minify: true,
    targets: { chrome: 100 << 16 },
  })
  const colour = /^a\{color:([^;{}]+)[;}]/.exec(sheet.code.toString())?.[1]
  if (!colour || colour.includes(MIX)) throw new Error(`Not to be mixed: ${mix}`)
  return colour
}

/** `color-mix(in oklab, A 30%, B)`: A from two fifths on. */
function mostOf(mix: string): string {
  const [, first = '', second = ''] = partsOf(mix.slice(MIX.length, -1), ',')
  const share = (part: string) => /\s([\d.]+)%$/.exec(part)?.[1]
  const ofFirst = Number(share(first) ?? 100 - Number(share(second) ?? 50))
  return (ofFirst >= 40 ? first : second).replace(/\s[\d.]+%$/, '')
}
