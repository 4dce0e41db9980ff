import { type DisplaySettings, SceneKind } from '#shared/screens/displays/settings'

/** A row of the form: a scene, whether the TV shows it, and for how long. */
export interface SceneChoice {
  kind: SceneKind
  isShown: boolean
  seconds: number
}

const SECONDS: Partial<Record<SceneKind, number>> = { race: 40 }
const OTHER_SECONDS = 20

/** The chosen scenes in their order, then the others; all of them where nothing was chosen yet. */
export function choicesOf({ scenes }: DisplaySettings): SceneChoice[] {
  const chosen = (scenes ?? []).map((scene) => ({ ...scene, isShown: true }))
  const others = SceneKind.options.filter((kind) => !chosen.some((each) => each.kind === kind))
  const isShown = scenes === null
  return [...chosen, ...others.map((kind) => ({ kind, isShown, seconds: SECONDS[kind] ?? OTHER_SECONDS }))]
}

/** As the settings keep them. */
export const scenesIn = (choices: readonly SceneChoice[]): DisplaySettings['scenes'] =>
  choices.flatMap(({ kind, isShown, seconds }) => (isShown ? [{ kind, seconds }] : []))

/** The row one place further up or down. */
export function moved(choices: readonly SceneChoice[], index: number, by: -1 | 1): SceneChoice[] {
  const next = [...choices]
  const [row] = next.splice(index, 1)
  if (row) next.splice(Math.max(0, index + by), 0, row)
  return next
}
