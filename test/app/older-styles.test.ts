import { describe, expect, it } from 'vitest'
import { olderStyles } from '../../vite/older/styles'

const PALETTE = `
  @layer theme {
    :root, :host { --red: #c00; --ink: var(--black); --black: oklch(20% 0 0); --ground: #aaa }
    .dark { --ground: #000 }
  }
  :root { --ground: #fff }`
/** What follows the palettes. */
const rest = (css: string) => olderStyles(`${PALETTE} ${css}`).replace(/^[\s\S]*?--ground:#fff\}/, '')

describe('styles for Chrome 100', () => {
  it('name a mix of known colours, and give it a value in each mode', () => {
    const css = olderStyles(`${PALETTE} b { color: color-mix(in oklab, var(--red) 50%, var(--ground)) }`)

    expect(css).not.toContain('color-mix')
    expect(css).toContain('b{color:var(--mix-0)}')
    const [light, dark] = [...css.matchAll(/--mix-0:(#\w+)/g)].map(([, colour]) => colour)
    expect([light, dark]).toEqual(['#f0988a', '#4e0000'])
  })

  it("calculate a mix of a team's colour from its red, green and blue, which colours made of it have too", () => {
    const css = olderStyles(`${PALETTE}
      b { --team: color-mix(in oklab, var(--raw), #fff 25%) }
      i { color: color-mix(in oklab, var(--team) 40%, var(--ground)) }
      u { background: linear-gradient(90deg, transparent, color-mix(in oklab, var(--raw, var(--red)) 12%, transparent)) }`)

    expect(css).not.toContain('color-mix')
    expect(css).toContain('b{--team-r:calc((var(--raw-r)*.75 + 255*.25))')
    expect(css).toMatch(/i\{color:rgba\(calc\(\(var\(--team-r\)\*\.4 \+ var\(--ground-r\)\*\.6\)\),/)
    expect(css).toMatch(/transparent, rgba\(calc\(var\(--raw-r,var\(--red-r\)\)\),.+,\.12\)\)/)
    expect(css).toContain('--ground-r:255;--ground-g:255')
    expect(css).toContain('--red-r:204;--red-g:0;')
  })

  it("open Tailwind's blocks for browsers that mix, where the mix is known", () => {
    const css = rest(`
      b { color: var(--red) }
      @supports (color: color-mix(in lab, red, red)) { b { color: color-mix(in oklab, var(--red) 50%, transparent) } }
      ::placeholder { color: currentcolor }
      @supports (color: color-mix(in lab, red, red)) {
        ::placeholder { color: color-mix(in oklab, currentcolor 50%, transparent) }
      }`)

    expect(css).not.toContain('@supports')
    expect(css).toMatch(/b\{color:var\(--mix-0\)\}/)
    expect(css).toMatch(/::placeholder\{color:currentColor\}/i)
    expect(css).toContain('--mix-0:#cc000080')
  })

  it('keep what a selector says without :has(), for those that do not know it', () => {
    const css = rest('b:not(:has(:disabled)), i:has(u), u { color: red }')

    expect(css).toContain('u{color:red}b:not(:has(:disabled)){color:red}i:has(u){color:red}')
    expect(css).toContain('@supports not selector(:has(*)){b,u{color:red}}')
    expect(css.match(/@supports/g)).toHaveLength(1)
  })

  it('move by transform, also in keyframes, one part next to the others', () => {
    const css = rest(`
      b { translate: calc(1px + var(--x)) var(--y) }
      i { rotate: -90deg }
      @keyframes grow { 50% { scale: 1.04 } }`)

    expect(css).toContain('--own-translate:translate(calc(1px + var(--x)),var(--y))')
    expect(css).toContain('--own-rotate:rotate(-90deg)')
    expect(css).toContain('transform:var(--own-translate, ) var(--own-rotate, ) var(--own-scale, )')
    expect(css).toContain('50%{transform:scale(1.04)}')
    expect(css).not.toMatch(/[{;](translate|rotate|scale):/)
  })

  it('measure the window where a container cannot be measured', () => {
    const css = rest(`
      b { font-size: min(6rem, 9cqw); color: red }
      @container stage (orientation: portrait) { i { color: red } }`)

    expect(css).toContain('@supports not (width:1cqw){b{font-size:min(6rem,9vw)}}')
    expect(css).toContain('@supports not (width:1cqw){@media (orientation:portrait){i{color:red}}}')
  })

  it('have a height before the one that follows the bars of a phone, and a space for an empty fallback', () => {
    const css = rest('b { min-height: 100dvh } i { --a: var(--b,) 0 }')

    expect(css).toContain('b{min-height:100vh;min-height:100dvh}')
    expect(css).toContain('var(--b, )')
  })
})
