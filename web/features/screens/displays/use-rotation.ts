import { onScopeDispose, shallowRef, watch } from 'vue'
import type { Scene } from './scenes'

/** The scene after `current`; the first one where it is no longer among the scenes. */
export function sceneAfter(scenes: readonly Scene[], current: Scene | undefined): Scene | undefined {
  const index = scenes.findIndex((each) => each.id === current?.id)
  return scenes[(index + 1) % Math.max(1, scenes.length)]
}

/** Shows the scenes one after the other; while `isHeld`, the rotation pauses on the race. */
export function useRotation(scenes: () => readonly Scene[], isHeld: () => boolean) {
  const scene = shallowRef<Scene | undefined>(scenes()[0])
  let timer: ReturnType<typeof setTimeout> | undefined

  function show(next: Scene | undefined): void {
    scene.value = next
    clearTimeout(timer)
    if (!isHeld()) timer = setTimeout(() => show(sceneAfter(scenes(), scene.value)), next?.ms ?? 5_000)
  }
  const isMainRace = (each: Scene | undefined) => each?.kind === 'race' && each.span === 'whole'

  watch(isHeld, (held) => {
    show(held && !isMainRace(scene.value) ? (scenes().find(isMainRace) ?? scene.value) : scene.value)
  })
  watch(scenes, (list) => {
    // A scene that has lost what it showed gives way at once; the others stay their time.
    if (!list.some((each) => each.id === scene.value?.id)) show(list[0])
  })
  show(scene.value)
  onScopeDispose(() => clearTimeout(timer))

  return scene
}
