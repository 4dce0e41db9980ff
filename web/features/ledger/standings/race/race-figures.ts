import { figure, shortFigure } from '#web/words/amounts'
import type { Translator } from '#web/words/translator'
import {
  type CloseUp,
  placeOn,
  type RaceForm,
  type RaceSize,
  type RaceTeam,
  type Scale,
  type Shown,
  ticksOn,
} from './race-track'

type Numbers = Pick<Translator, 'n'>

/** How many characters the figures below a track may take together. */
const AXIS_ROOM: Record<RaceSize, Record<RaceForm, number>> = {
  phone: { duel: 43, full: 43, slim: 22 },
  desktop: { duel: 70, full: 35, slim: 42 },
  tv: { duel: 140, full: 100, slim: 100 },
}
const CLOSE_UP_ROOM: Record<RaceSize, number> = { phone: 54, desktop: 88, tv: 158 }
/** How many characters the figure of a lane may take; where one takes more, all are shown short. */
const LANE_ROOM: Record<RaceSize, Record<RaceForm, number>> = {
  phone: { duel: 13, full: 13, slim: 6 },
  desktop: { duel: 13, full: 9, slim: 10 },
  tv: { duel: 13, full: 13, slim: 13 },
}
/** Signs of Chinese are about as wide as two digits. */
const widthOf = (text: string): number => text.length + (/[^\p{ASCII}]/u.test(text) ? 1 : 0)

export interface TickLabel {
  tick: number
  place: number
  /** Empty where the figures would touch each other or the edge. */
  text: string
}

function labelled(numbers: Numbers, scale: Scale, counted: Shown, room: number, isInside: boolean): TickLabel[] {
  const labels = ticksOn(scale).map((tick) => {
    const text = shortFigure(numbers, tick, counted, scale.step)
    const place = placeOn(scale, tick)
    const half = widthOf(text) / 2 / room
    return { tick, place, text: isInside && (place < half || place > 1 - half) ? '' : text }
  })
  const longest = Math.max(0, ...labels.map(({ text }) => widthOf(text)))
  const every = Math.ceil((longest + 1) / ((room * scale.step) / (scale.to - scale.from)))
  const first = labels.findIndex(({ text }) => text !== '')
  return labels.map((label, n) => ((n - first) % every === 0 ? label : { ...label, text: '' }))
}

/** The ticks of the track, as many of them with their figures as there is room for. */
export const axisLabels = (numbers: Numbers, scale: Scale, counted: Shown, size: RaceSize, form: RaceForm) =>
  labelled(numbers, scale, counted, AXIS_ROOM[size][form], false)

/** As `axisLabels`, of the close-up, whose figures stay inside its frame. */
export const closeUpLabels = (numbers: Numbers, closeUp: CloseUp, counted: Shown, size: RaceSize) =>
  labelled(numbers, closeUp, counted, CLOSE_UP_ROOM[size], true)

/** How the figures of the lanes are shown, so that no two different values look the same. */
export interface LaneFigures {
  isShort: boolean
  /** The least by which two of the teams differ. */
  step: number
  /** The characters of the longest. */
  digits: number
}

export function laneFigures(
  numbers: Numbers,
  teams: readonly RaceTeam[],
  counted: Shown,
  size: RaceSize,
  form: RaceForm,
): LaneFigures {
  const values = teams.map(({ value }) => value).sort((a, b) => a - b)
  const gaps = values.map((value, n) => value - (values[n - 1] ?? value)).filter((gap) => gap > 0)
  const step = gaps.length > 0 ? Math.min(...gaps) : 0
  const { decimals = 0 } = counted
  const wholes = values.map((value) => (decimals > 0 ? value.toFixed(decimals) : figure(numbers, value, counted)))
  const isShort = wholes.some((whole) => whole.length > LANE_ROOM[size][form])
  const shown = isShort ? values.map((value) => shortFigure(numbers, value, counted, step)) : wholes
  return { isShort, step, digits: Math.max(1, ...shown.map(widthOf)) }
}
