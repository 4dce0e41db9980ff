import { transform } from 'lightningcss'
import postcss, { type AtRule, type ChildNode, type Container, type Declaration, type Root, type Rule } from 'postcss'
import { withoutMixes } from './colours.ts'
import { partsOf } from './values.ts'

/** Sizes of a container, which is most of the window where they are used, of Chrome 105. */
const CONTAINER_UNIT = /(?<=\d)cq(w|i|h|b|min|max)\b/g
/** Chrome 108. */
const DYNAMIC_UNIT = /(?<=\d)[dsl]v([wh])\b/g
const NO_CONTAINERS = 'not (width: 1cqw)'
const NO_HAS = 'not selector(:has(*))'
/** Without the brackets of what it holds more than two deep. */
const NOT_HAS = /:not\(:has\((?:[^()]|\([^()]*\))*\)\)/g

/** Chrome 103 takes `var(--a,)` in a registered property for invalid: inputs would have no outline. */
const EMPTY_FALLBACK = /var\((--[\w-]+),\)/g

/** A sheet as Chrome 100 to 110 understand it: what they lack is replaced, or has a fallback that newer ones pass over. */
export function olderStyles(css: string): string {
  const root = postcss.parse(css)
  withoutMixes(root)
  withoutHas(root)
  withoutOwnTransforms(root)
  withoutContainers(root)
  withoutDynamicUnits(root)
  const { code } = transform({
    filename: 'older.css',
    code: Buffer.from(root.toString()),
    minify: true,
    targets: { chrome: 100 << 16 },
  })
  return code.toString().replace(EMPTY_FALLBACK, 'var($1, )')
}

/** Adds what holds where the condition does, after a rule and with the at-rules around it. */
function addAfter(node: Rule | AtRule, condition: string, instead: ChildNode): void {
  const block = postcss.atRule({ name: 'supports', params: condition })
  block.append(instead)
  node.after(block)
}

/**
 * Chrome 105 knows `:has()`; before, it drops a rule with one whole, with all its other selectors. Each has a rule of its own
 * afterwards, for Lightning CSS would bring them together under an `:is()`, which weighs more than they do.
 */
function withoutHas(root: Root): void {
  root.walkRules((rule) => {
    const having = rule.selectors.filter((selector) => selector.includes(':has('))
    if (having.length === 0) return
    const plain = rule.selectors
      .map((selector) => selector.replace(NOT_HAS, ''))
      .filter((selector) => selector !== '' && !selector.includes(':has('))
    if (plain.length > 0) addAfter(rule, NO_HAS, rule.clone({ selectors: plain }))
    if (rule.selectors.length === 1) return
    const known = rule.selectors.filter((selector) => !having.includes(selector))
    const parts = [...(known.length > 0 ? [known] : []), ...having.map((selector) => [selector])]
    rule.replaceWith(parts.map((selectors) => rule.clone({ selectors })))
  })
}

const isInKeyframes = (declaration: Declaration): boolean =>
  /keyframes$/.test((declaration.parent?.parent as AtRule | undefined)?.name ?? '')

/** `translate`, `rotate` and `scale` are of Chrome 104: here each is a part of `transform`. */
function withoutOwnTransforms(root: Root): void {
  root.walkDecls(/^(translate|rotate|scale)$/, (declaration) => {
    const { prop, value } = declaration
    const part = value === 'none' ? '' : `${prop}(${partsOf(value, ' ').join()})`
    if (isInKeyframes(declaration)) declaration.replaceWith({ prop: 'transform', value: part || 'none' })
    else
      declaration.replaceWith(
        { prop: `--own-${prop}`, value: part || ' ' },
        { prop: 'transform', value: 'var(--own-translate,) var(--own-rotate,) var(--own-scale,)' },
      )
  })
  for (const part of ['translate', 'rotate', 'scale']) root.append(`@property --own-${part}{syntax:"*";inherits:false}`)
}

const asWindow = (value: string): string =>
  value.replace(CONTAINER_UNIT, (_, side: string) => ({ i: 'vw', w: 'vw', h: 'vh', b: 'vh' })[side] ?? `v${side}`)

/** Containers become the window, whose shape and width are near theirs. */
function withoutContainers(root: Root): void {
  root.walkRules((rule) => {
    const sized = declarationsOf(rule).filter(({ value }) => value.search(CONTAINER_UNIT) >= 0)
    if (sized.length === 0) return
    const instead = rule.clone({ nodes: [] })
    for (const { prop, value, important } of sized) instead.append({ prop, value: asWindow(value), important })
    addAfter(rule, NO_CONTAINERS, instead)
  })
  root.walkAtRules('container', (block) => {
    const media = postcss.atRule({ name: 'media', params: block.params.replace(/^[\w-]+\s+(?=\()/, '') })
    media.append((block.clone() as Container).nodes ?? [])
    addAfter(block, NO_CONTAINERS, media)
  })
}

function withoutDynamicUnits(root: Root): void {
  root.walkDecls((declaration) => {
    if (declaration.prop.startsWith('--') || declaration.value.search(DYNAMIC_UNIT) < 0) return
    declaration.cloneBefore({ value: declaration.value.replace(DYNAMIC_UNIT, 'v$1') })
  })
}

const declarationsOf = (rule: Rule): Declaration[] =>
  rule.nodes.filter((node): node is Declaration => node.type === 'decl')
