import type { Declaration, Root } from 'postcss'
import { MIX, mixOf, type Palette, resolved, rgbOf } from './mixes.ts'

const SIDES = ['r', 'g', 'b'] as const
type Side = (typeof SIDES)[number]
const ONE_VARIABLE = /^var\(\s*(--[\w-]+)\s*(?:,\s*(.*))?\)$/s
/** What the page may set a team's colour to instead: web/older/channels.ts takes their channels over. */
const GIVEN = /^--(ui-text|color-gold)-/

/**
 * Mixes of a team's colour, which only the page knows: mixed by `calc()` from its red, green and blue, `--team-r` next to
 * `--team`. web/older/channels.ts sets them for a colour that the page sets, and here every colour made of it has them.
 */
export class Channels {
  /** Colours of the palettes that take part. */
  private readonly known: Set<string>
  private readonly local = new Set<string>()

  constructor(private readonly palette: Palette) {
    this.known = new Set([...palette.keys()].filter((name) => GIVEN.test(name)))
  }

  /** Undefined for a mix of what is no colour yet, such as `currentcolor`. */
  valueOf(mix: string): string | undefined {
    const { first, second, share } = mixOf(mix)
    const sides = SIDES.map((side) => this.channel(mix, side))
    if (sides.includes(undefined)) return undefined
    const alpha = [first, second].includes('transparent') ? share : 1
    return `rgba(${sides.map((side) => `calc(${side})`).join()},${alpha})`
  }

  /** Gives channels to every colour of the sheet that a mix has asked for. */
  addTo(root: Root): void {
    const done = new Set<Declaration>()
    for (let before = -1; before < done.size; ) {
      before = done.size
      root.walkDecls((declaration) => {
        if (!this.local.has(declaration.prop) || done.has(declaration)) return
        done.add(declaration)
        for (const side of SIDES) {
          const value = this.channel(declaration.value.trim(), side)
          if (value) declaration.cloneBefore({ prop: `${declaration.prop}-${side}`, value: `calc(${value})` })
        }
      })
    }
  }

  /** Those of the palette's colours, for one of its modes. */
  of(mode: Palette): string {
    return [...this.known]
      .flatMap((name) => {
        const rgb = rgbOf(resolved(`var(${name})`, mode) ?? '')
        return rgb ? SIDES.map((side, n) => `${name}-${side}:${rgb[n]}`) : []
      })
      .join(';')
  }

  private channel(colour: string, side: Side): string | undefined {
    if (colour.startsWith(MIX)) return this.mixed(colour, side)
    const [, name, instead] = ONE_VARIABLE.exec(colour) ?? []
    if (name === undefined) return rgbOf(colour)?.[SIDES.indexOf(side)]?.toString()
    if (this.palette.has(name)) this.known.add(name)
    else this.local.add(name)
    const fallback = instead && this.channel(instead, side)
    return `var(${name}-${side}${fallback ? `,${fallback}` : ''})`
  }

  private mixed(mix: string, side: Side): string | undefined {
    const { first, second, share } = mixOf(mix)
    if (second === 'transparent') return this.channel(first, side)
    const [one, other] = [this.channel(first, side), this.channel(second, side)]
    return one && other && `(${one}*${share} + ${other}*${round(1 - share)})`
  }
}

const round = (share: number): number => Math.round(share * 1_000) / 1_000
