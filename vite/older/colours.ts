import type { AtRule, Declaration, Root, Rule } from 'postcss'
import { Channels } from './channels.ts'
import { eachMix, mixed, mixOf, type Palette, resolved } from './mixes.ts'

/** Around the parts of Tailwind's that mix. */
const ONLY_MIXING = /color-mix\(in lab/

/**
 * Replaces every mix of colours. Mixed from what the two palettes define, it becomes a variable with a value in each of
 * them; mixed from a team's colour, which only the page knows, it is calculated there.
 */
export function withoutMixes(root: Root): void {
  const light = paletteOf(root, /^(:root|:host|html|\.light)$/)
  const dark = new Map([...light, ...paletteOf(root, /^\.dark$/)])
  const channels = new Channels(light)
  const names = new Map<string, string>()
  const replace = (mix: string): string => {
    if (resolved(mix, light) === undefined) return channels.valueOf(mix) ?? mostOf(mix)
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
  const mixing: Declaration[] = []
  root.walkDecls((declaration) => {
    if (eachMix(declaration.value, replace) !== declaration.value) mixing.push(declaration)
  })
  channels.addTo(root)
  for (const declaration of mixing) declaration.value = eachMix(declaration.value, replace)
  const values = (palette: Palette) =>
    [...[...names].map(([mix, name]) => `${name}:${mixed(resolved(mix, palette) ?? mix)}`), channels.of(palette)].join(
      ';',
    )
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

/** From two fifths on the first. */
function mostOf(mix: string): string {
  const { first, second, share } = mixOf(mix)
  return share >= 0.4 ? first : second
}
