import { type NamedPerson, type NamedSale, plainText, type Vocabulary } from './vocabulary'

/** A piece of a line; what is not understood stays as text. */
export type Token =
  | { kind: 'person'; ids: string[]; isGuess: boolean; text: string }
  | { kind: 'area'; text: string }
  | { kind: 'sold'; sales: NamedSale[]; text: string }
  | { kind: 'figure'; value: number; isNegative: boolean; isGlued: boolean; text: string }
  | { kind: 'number'; text: string }
  | { kind: 'each' }
  | { kind: 'gap' }
  | { kind: 'text'; text: string }

type Word = Exclude<Token, { kind: 'figure' | 'number' | 'each' | 'gap' | 'text' }>

const CHINESE: Record<string, number> = {
  ...{ 零: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 十: 10 },
}
const UNIT = /^\s*(?:单|部|户|条|台|张|个|笔|套|路|件|元|块|份|对|家)/u
/** What is between a word and its figure, or between two words. */
const GAP = /^(?:x(?=\s*\d)|[\s,.;:|/、。，；：+=×*~!&()[\]【】《》"'“”_-])+/u
/** 100M is how fast it is, not how many; 17:00 is when. */
const SPEED = /^\d+(?:m|兆|mbps|g流量|gb?(?![\da-z]))(?![a-z])/u
const HOUR = /^\d{1,2}:\d{2}(?::\d{2})?/
const LONG_NUMBER = /^(?:[a-z]{1,4}(?=\d{7}))?(?:\d{3,4}-\d{7,8}|\d[\d*]{6,39})(?![\d*])/u
const FIGURE = /^(-?)(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(万)?/u
const LATIN = /[a-z0-9]/

/** Splits lines into words of a vocabulary, figures, long numbers and the rest. */
export class Scanner {
  private readonly words: readonly (readonly [string, Word])[]

  constructor({ people, sold, areas }: Vocabulary) {
    const words = new Map<string, Word>()
    const guesses = new Map<string, Set<string>>()
    for (const area of areas) words.set(plainText(area), { kind: 'area', text: area })
    for (const sale of sold) for (const word of sale.words) addSale(words, word, sale)
    for (const person of people) for (const word of person.words) addPerson(words, word, person)
    for (const { id, guesses: all } of people)
      for (const word of all) guesses.set(word, (guesses.get(word) ?? new Set()).add(id))
    for (const [text, ids] of guesses)
      if (ids.size === 1 && !words.has(text)) words.set(text, { kind: 'person', ids: [...ids], isGuess: true, text })
    // The longest word wins: 融合套餐 is not 融合.
    this.words = [...words].sort(([a], [b]) => b.length - a.length)
  }

  scan(line: string): Token[] {
    const text = plainText(line)
    const tokens: Token[] = []
    for (let at = 0; at < text.length; ) {
      const [token, length] = this.next(text, at, tokens.at(-1))
      const last = tokens.at(-1)
      if (token.kind === 'text' && last?.kind === 'text') last.text += token.text
      else tokens.push(token)
      at += length
    }
    return tokens
  }

  private next(text: string, at: number, before: Token | undefined): [Token, number] {
    const rest = text.slice(at)
    const said = (HOUR.exec(rest) ?? SPEED.exec(rest))?.[0]
    const word = this.wordAt(text, at)
    if (said && !word) return [{ kind: 'text', text: said }, said.length]
    const long = LONG_NUMBER.exec(rest)?.[0]
    if (long && !LATIN.test(text[at - 1] ?? '')) return [{ kind: 'number', text: long }, long.length]
    if (word) return [word[1], word[0].length]
    const figure = this.figureAt(rest, before)
    if (figure) return figure
    const gap = GAP.exec(rest)?.[0].replace(/-$/, (dash) => (/^\d/.test(rest.slice(1)) ? '' : dash))
    if (gap) return [{ kind: 'gap' }, gap.length]
    if (rest.startsWith('各')) return [{ kind: 'each' }, 1]
    const [char = ''] = rest
    return [{ kind: 'text', text: char }, char.length]
  }

  /** Latin words end where other Latin letters begin, and digits do not lengthen what ends with a letter. */
  private wordAt(text: string, at: number): readonly [string, Word] | undefined {
    return this.words.find(([word]) => {
      if (!text.startsWith(word, at)) return false
      const [first = '', last = ''] = [word[0], word.at(-1)]
      const startsApart = !/[a-z]/.test(first) || !/[a-z]/.test(text[at - 1] ?? '')
      const endsApart = !/[a-z]/.test(last) || !/[a-z]/.test(text[at + word.length] ?? '')
      const endsWhole = !/\d/.test(last) || !LATIN.test(text[at + word.length] ?? '')
      return startsApart && endsApart && endsWhole
    })
  }

  private figureAt(rest: string, before: Token | undefined): [Token, number] | undefined {
    const [whole, sign = '', digits = '', tenThousand] = FIGURE.exec(rest) ?? []
    if (whole !== undefined) {
      const cut = this.wordInside(rest, sign.length, digits)
      const own = cut === undefined ? digits : digits.slice(0, cut)
      const length = cut === undefined ? whole.length : sign.length + cut
      const value = Number(own.replaceAll(',', '')) * (tenThousand && cut === undefined ? 10_000 : 1)
      const unit = UNIT.exec(rest.slice(length))?.[0].length ?? 0
      const isGlued = cut !== undefined
      return [{ kind: 'figure', value, isNegative: sign !== '', isGlued, text: own }, length + unit]
    }
    const value = CHINESE[rest[0] ?? '']
    const unit = UNIT.exec(rest.slice(1))?.[0].length ?? 0
    // 张一山 is a name: a character counts behind a metric or before a unit only.
    if (value === undefined || (unit === 0 && before?.kind !== 'sold' && before?.kind !== 'each')) return undefined
    return [{ kind: 'figure', value, isNegative: false, isGlued: false, text: rest[0] ?? '' }, 1 + unit]
  }

  /** Where a metric begins within digits, as 3g in 13g1: the digits before it are a figure of their own. */
  private wordInside(rest: string, from: number, digits: string): number | undefined {
    for (let cut = 1; cut < digits.length; cut++) {
      const word = this.words.find(([each, { kind }]) => kind === 'sold' && rest.startsWith(each, from + cut))
      if (word && /\d/.test(word[0][0] ?? '') && word[0].length > digits.length - cut) return cut
    }
    return undefined
  }
}

function addSale(words: Map<string, Word>, text: string, sale: NamedSale): void {
  const known = words.get(text)
  const sales = known?.kind === 'sold' ? known.sales : []
  if (sales.some(({ id }) => id === sale.id)) return
  words.set(text, { kind: 'sold', sales: [...sales, sale], text })
}

function addPerson(words: Map<string, Word>, text: string, { id }: NamedPerson): void {
  const known = words.get(text)
  const ids = known?.kind === 'person' ? known.ids : []
  words.set(text, { kind: 'person', ids: [...new Set([...ids, id])], isGuess: false, text })
}
