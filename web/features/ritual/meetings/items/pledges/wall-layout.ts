import { HEAVY_NARROW, widthOf } from '#web/words/names'

/** The size of all text on a card, in px of the stage of 1920: readable from six metres. */
export const TEXT = 48
const LINE = 60
const GAP = 20
/** Border, padding and what is left free at the bottom of a card. */
const FRAME = { x: 56, y: 36 }
const BETWEEN_ITEMS = 28

/** What a card says; `items` are figures with their metric, which stay together. */
export interface WallCard {
  name: string
  area: string
  items: readonly string[]
  words: string
  /** 求支撑, with its label. */
  support: string
}

/** How a wall of cards is laid out: so many columns, per page which cards, and whether pages show the sums above them. */
export interface WallPages<Card> {
  columns: number
  pages: Card[][]
  hasSums: 'first' | 'all'
  /** Whether a card is wider or higher than its page. */
  isCut: boolean
}

/** On a TV the wall has several turns of the rotation: which one, of how many, and how long it lasts. */
export interface WallShare {
  turn: number
  of: number
  ms: number
}

/** The pages that a turn of the rotation shows of so many, at least one; all of them where there are no turns. */
export function pagesOf(count: number, { turn, of }: Pick<WallShare, 'turn' | 'of'> = { turn: 0, of: 1 }): number[] {
  const at = (each: number) => Math.floor((each * count) / of)
  const pages = Array.from({ length: count }, (_, page) => page).slice(at(turn), at(turn + 1))
  return pages.length > 0 ? pages : [Math.min(at(turn), count - 1)]
}

/** The room for cards in px of the stage: below the sums, and on a page without them. */
interface Room {
  width: number
  first: number
  others: number
}

/** The width of a text in px of the stage, with some room to spare. */
export const textWidth = (text: string, size = TEXT): number => Math.ceil(widthOf(text, HEAVY_NARROW) * size)

/** How many lines items take that are packed side by side; Infinity where one of them is wider than the card. */
function itemRows(items: readonly string[], inner: number): number {
  let rows = items.length > 0 ? 1 : 0
  let used = 0
  for (const item of items) {
    const width = textWidth(item)
    if (width > inner) return Number.POSITIVE_INFINITY
    if (used > 0 && used + BETWEEN_ITEMS + width > inner) {
      rows += 1
      used = width
    } else used += (used > 0 ? BETWEEN_ITEMS : 0) + width
  }
  return rows
}

/** 表态词 and 求支撑 follow each other. */
const saidOn = ({ words, support }: WallCard): string => [words && `“${words}”`, support].filter(Boolean).join(' ')

const innerOf = (columns: number, width: number): number =>
  Math.floor((width - GAP * (columns - 1)) / columns) - FRAME.x

/** Whether the area is next to the name, or on a line of its own. */
export const isBesideName = ({ name, area }: WallCard, columns: number, width: number): boolean =>
  textWidth(name) + BETWEEN_ITEMS + textWidth(area) <= innerOf(columns, width)

function rowsOf(card: WallCard, columns: number, width: number): number {
  const inner = innerOf(columns, width)
  // A line of words breaks after a character, which leaves up to one free.
  const rowsOfWords = (text: string) => Math.ceil(textWidth(text) / (inner - TEXT))
  const area = card.area && !isBesideName(card, columns, width) ? rowsOfWords(card.area) : 0
  return 1 + area + itemRows(card.items, inner) + rowsOfWords(saidOn(card))
}

const heightOf = (cards: readonly WallCard[], columns: number, width: number): number =>
  Math.max(...cards.map((card) => rowsOf(card, columns, width))) * LINE + FRAME.y

/**
 * Puts the cards on pages in their order so that nothing is cut. The sums are above the cards of every page where that
 * takes no more pages, else on the first page only.
 */
export function wallPages<Card extends WallCard>(cards: readonly Card[], room: Room): WallPages<Card> {
  const first = bestOf(cards, room)
  const all = bestOf(cards, { ...room, others: room.first })
  const isEverywhere = !all.isCut && all.pages.length <= first.pages.length
  return { ...(isEverywhere ? all : first), hasSums: isEverywhere ? 'all' : 'first' }
}

/**
 * Of two to four columns those that cut nothing and need the fewest pages; of equal ones the fewest, for text needs room.
 * One column only where two are too narrow for a figure.
 */
function bestOf<Card extends WallCard>(cards: readonly Card[], room: Room): Paged<Card> {
  const choices = [4, 3, 2].map((columns) => paged(cards, columns, room))
  const best = choices.reduce((one, other) => {
    if (one.isCut !== other.isCut) return one.isCut ? other : one
    return other.pages.length <= one.pages.length ? other : one
  })
  return best.isCut ? paged(cards, 1, room) : best
}

type Paged<Card> = Omit<WallPages<Card>, 'hasSums'>

function paged<Card extends WallCard>(
  cards: readonly Card[],
  columns: number,
  { width, first, others }: Room,
): Paged<Card> {
  const pages: Card[][] = []
  let isCut = false
  let page: Card[] = []
  let left = first
  for (let at = 0; at < cards.length; at += columns) {
    const row = cards.slice(at, at + columns)
    const height = heightOf(row, columns, width)
    if (height > left && (page.length > 0 || pages.length === 0)) {
      pages.push(page)
      page = []
      left = others
    }
    // A card that is higher than a page is shown alone, as far as it goes.
    isCut ||= height > left
    page.push(...row)
    left -= height + GAP
  }
  return { columns, isCut, pages: page.length > 0 ? [...pages, page] : pages }
}
