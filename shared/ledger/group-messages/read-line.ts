import type { Offer } from '#shared/contest/contests/contract'
import type { GroupDoubt, GroupItem } from './contract'
import type { LaidOutLine } from './layout'
import type { Scanner, Token } from './scan'
import type { NamedSale, SoundOf, Vocabulary } from './vocabulary'

/** What a line says, as far as it could be read. */
export interface ReadLine {
  /** Whether it is talk between the sales, which is listed and not written. */
  isTalk: boolean
  participantId: string | null
  items: GroupItem[]
  numbers: string[]
  customerPhone: string | null
  area: string | null
  note: string | null
  doubts: GroupDoubt[]
}

/** What decides how lines of a contest are read. */
export interface Reading {
  vocabulary: Vocabulary
  scanner: Scanner
  offers: readonly Offer[]
  soundOf: SoundOf
  /** Above this quantity of a metric or an offer a line is asked about. */
  limitOf: (sale: NamedSale) => number
}

const SUMMARY = /合计|总计|小计|累计|汇总|共计|目标|任务|差额|排名/
const EXAMPLE = /^(?:#|例[:：]?|格式|模板|示例)|接龙\s*$/
const REVERSAL = /退|撤|拆机|销户|作废|取消/
const QUESTION = /[?？]|怎么|多少|吗\s*$/
const PHONE_LABEL = /(?:电话|联系|手机号)[^\d]{0,4}$/
const SHORT = 1
const FEN = 100

/** Reads one line: who, what, how many; every doubt is named, and nothing is guessed silently. */
export function readLine(line: LaidOutLine, reading: Reading): ReadLine {
  const tokens = withoutShortWords(withoutPlace(reading.scanner.scan(line.text)))
  const doubts = new Set<GroupDoubt>()
  const items = itemsOf(tokens, reading, doubts)
  const participantId = personOf(tokens, line, reading, doubts)
  const hasFigure = tokens.some(({ kind }) => kind === 'figure')
  const isSilent = items.length === 0 && !hasFigure
  const isTalk =
    isSilent || SUMMARY.test(line.text) || EXAMPLE.test(line.text) || (QUESTION.test(line.text) && !hasFigure)
  if (items.length === 0) doubts.add('no_items')
  if (REVERSAL.test(line.text)) doubts.add('looks_reversed')
  return { isTalk, participantId, items, ...sidesOf(tokens), doubts: [...doubts] }
}

/** A figure right before a name is the line's place in a list: 1 严萍 融合1. */
function withoutPlace(tokens: Token[]): Token[] {
  const [first, second] = tokens
  const next = second?.kind === 'gap' ? tokens[2] : second
  const isPlace = first?.kind === 'figure' && (next?.kind === 'person' || next?.kind === 'area')
  return isPlace ? tokens.slice(1) : tokens
}

/** 宽 alone is a metric only where a figure is next to it: 宽窄巷 is a street. */
function withoutShortWords(tokens: Token[]): Token[] {
  const isFigure = (token: Token | undefined) => token?.kind === 'figure' || token?.kind === 'each'
  return tokens.map((token, n) => {
    if (token.kind !== 'sold' || [...token.text].length > SHORT) return token
    const hasFigure =
      isFigure(tokens[n - 1]) || isFigure(tokens[n + 1]) || (tokens[n + 1]?.kind === 'gap' && isFigure(tokens[n + 2]))
    return hasFigure ? token : { kind: 'text', text: token.text }
  })
}

type Sold = Extract<Token, { kind: 'sold' }>
type Figure = Extract<Token, { kind: 'figure' }>

function itemsOf(tokens: readonly Token[], reading: Reading, doubts: Set<GroupDoubt>): GroupItem[] {
  const pairs = pairsOf(figuresBehind(tokens), doubts)
  const items = new Map<string, GroupItem>()
  for (const { sold, figure } of pairs) {
    const [sale, other] = sold.sales
    if (!sale) continue
    if (other) doubts.add('ambiguous_metric')
    const quantity = quantityOf(sale, figure, doubts)
    if (quantity > reading.limitOf(sale)) doubts.add('large_quantity')
    const known = items.get(sale.id)
    if (known) doubts.add('named_twice')
    items.set(sale.id, {
      ...(sale.kind === 'metric' ? { metricId: sale.id } : { offerId: sale.id }),
      quantity: (known?.quantity ?? 0) + quantity,
    })
  }
  const all = [...items.values()]
  if (reading.offers.some((offer) => items.has(offer.id) && hasPartOf(offer, all))) doubts.add('bundle_and_part')
  return all
}

/** 融合1 宽带1 where the bundle has the broadband in it: one household, or two? */
const hasPartOf = ({ lines }: Offer, items: readonly GroupItem[]): boolean =>
  lines.some((line) => items.some(({ metricId }) => metricId === line.metricId))

/** 两部3G as 3G两部, where neither has another neighbour; a line that has all figures first stays as it is. */
function figuresBehind(tokens: readonly Token[]): Token[] {
  const turned = [...tokens]
  for (const [n, token] of tokens.entries()) {
    const next = tokens[n + 1]
    if (token.kind !== 'figure' || next?.kind !== 'sold') continue
    if (tokens[n - 1]?.kind === 'sold' || tokens[n + 2]?.kind === 'figure') continue
    turned.splice(n, 2, next, token)
  }
  return turned
}

/** Which figure belongs to which metric: 1户融合 where a figure comes first, 融合1户 everywhere else. */
function pairsOf(tokens: readonly Token[], doubts: Set<GroupDoubt>): { sold: Sold; figure: Figure | undefined }[] {
  const heard = tokens.filter(({ kind }) => kind === 'sold' || kind === 'figure' || kind === 'each')
  if (heard.some((token) => token.kind === 'figure' && token.isGlued)) doubts.add('glued_figures')
  const comesFirst = heard[0]?.kind === 'figure' && heard.some(({ kind }) => kind === 'sold')
  const ordered = comesFirst ? [...heard].reverse() : heard
  const pairs: { sold: Sold; figure: Figure | undefined }[] = []
  let isEach = false
  for (const token of ordered) {
    const last = pairs.at(-1)
    if (token.kind === 'sold') pairs.push({ sold: token, figure: undefined })
    else if (token.kind === 'each') isEach = true
    else if (token.kind === 'figure') {
      if (isEach) for (const pair of pairs) pair.figure ??= token
      else if (last && !last.figure) last.figure = token
      else doubts.add('unknown_word')
      isEach = false
    }
  }
  return comesFirst ? pairs.reverse() : pairs
}

function quantityOf({ isAmount }: NamedSale, figure: Figure | undefined, doubts: Set<GroupDoubt>): number {
  if (!figure) {
    doubts.add(isAmount ? 'bad_quantity' : 'quantity_assumed')
    return isAmount ? 0 : 1
  }
  if (figure.isNegative) doubts.add('looks_reversed')
  const value = isAmount ? Math.round(figure.value * FEN) : figure.value
  if (Number.isSafeInteger(value) && value > 0) return value
  doubts.add('bad_quantity')
  return isAmount ? 0 : 1
}

function personOf(
  tokens: readonly Token[],
  { author }: LaidOutLine,
  reading: Reading,
  doubts: Set<GroupDoubt>,
): string | null {
  const own = personIn(tokens, reading, doubts)
  if (own !== undefined) return own
  const sender = author === null ? undefined : personIn(reading.scanner.scan(author), reading, doubts)
  if (sender !== undefined) return sender
  const alike = soundsLike(tokens, reading)
  if (alike !== undefined) {
    doubts.add('guessed_person')
    return alike
  }
  const [area, other] = areasIn(tokens).flatMap((text) =>
    reading.vocabulary.people.filter((each) => each.area === text),
  )
  if (area && !other) {
    doubts.add('guessed_person')
    return area.id
  }
  doubts.add('no_person')
  return null
}

/** 颜萍 is 严萍 where no other member sounds alike. */
function soundsLike(tokens: readonly Token[], { vocabulary, soundOf }: Reading): string | undefined {
  const names = tokens.flatMap((token) => (token.kind === 'text' ? token.text.split(/[^\p{Script=Han}]+/u) : []))
  for (const name of names.filter((each) => /^.{2,4}$/u.test(each))) {
    const { spelled } = soundOf(name)
    const [person, other] = vocabulary.people.filter(({ words }) => words.includes(spelled))
    if (person && !other) return person.id
  }
  return undefined
}

const areasIn = (tokens: readonly Token[]): string[] =>
  tokens.flatMap((token) => (token.kind === 'area' ? [token.text] : []))

/** Undefined where no person is named, null where it may be several; an area in the line tells two of one name apart. */
function personIn(
  tokens: readonly Token[],
  { vocabulary }: Reading,
  doubts: Set<GroupDoubt>,
): string | null | undefined {
  const named = tokens.flatMap((token) => (token.kind === 'person' ? [token] : []))
  const sure = named.filter(({ isGuess }) => !isGuess)
  const [first, ...others] = sure.length > 0 ? sure : named
  if (!first) return undefined
  const areas = areasIn(tokens)
  const isThere = (id: string) => vocabulary.people.some((each) => each.id === id && areas.includes(each.area))
  const shared = others.reduce((ids, { ids: also }) => ids.filter((id) => also.includes(id)), first.ids)
  if (shared.length === 0) {
    doubts.add('several_people')
    return first.ids.length === 1 ? (first.ids[0] ?? null) : null
  }
  const local = shared.filter(isThere)
  const [id, other] = local.length === 1 ? local : shared
  if (other !== undefined) {
    doubts.add('ambiguous_person')
    return null
  }
  if (first.isGuess) doubts.add('guessed_person')
  return id ?? null
}

/** Area before the name, numbers, a phone behind its label, and the rest as a note. */
function sidesOf(tokens: readonly Token[]): Pick<ReadLine, 'numbers' | 'customerPhone' | 'area' | 'note'> {
  const numbers: string[] = []
  let customerPhone: string | null = null
  let area: string | null = areasIn(tokens)[0] ?? null
  const notes: string[] = []
  const person = tokens.findIndex(({ kind }) => kind === 'person')
  for (const [n, token] of tokens.entries()) {
    if (token.kind === 'number') {
      const before = tokens.slice(0, n).map((each) => ('text' in each ? each.text : ''))
      if (PHONE_LABEL.test(before.join(''))) customerPhone = token.text.slice(0, 20)
      else if (token.text.includes('*')) notes.push(token.text)
      else numbers.push(token.text.toUpperCase())
    } else if (token.kind === 'text') {
      const text = token.text.trim()
      if (n < person && area === null && /\p{L}/u.test(text)) area = text
      else if (/[\p{L}\p{N}]/u.test(text)) notes.push(text)
    }
  }
  const note = notes.join(' ').slice(0, 200)
  return { numbers: [...new Set(numbers)], customerPhone, area: area?.slice(0, 40) ?? null, note: note || null }
}
