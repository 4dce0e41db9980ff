export interface Token {
  name: string
  value: string
}

export type TokenGroup = 'colour' | 'type' | 'radius' | 'motion' | 'size'

/** What kind of token it is, by its name and value. */
export function groupOf({ name, value }: Token): TokenGroup {
  if (/^--(motion|ease)-/.test(name)) return 'motion'
  if (name.startsWith('--font')) return 'type'
  if (name.includes('radius')) return 'radius'
  return /#|gradient|--color-|--ui-color-/.test(value) ? 'colour' : 'size'
}

/** The custom properties that a stylesheet declares in blocks with that selector, in their order. */
export function tokensOf(css: string, selector: string): Token[] {
  const plain = css.replace(/\/\*[\s\S]*?\*\//g, '')
  const blocks = [...plain.matchAll(/([^{}]+)\{([^{}]*)\}/g)].filter(([, head = '']) =>
    head
      .split(/[;,]/)
      .map((each) => each.trim())
      .includes(selector),
  )
  return blocks.flatMap(([, , body = '']) =>
    [...body.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => ({
      name,
      value: value.replace(/\s+/g, ' ').trim(),
    })),
  )
}
