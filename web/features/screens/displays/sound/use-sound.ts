import { useEventListener, useLocalStorage } from '@vueuse/core'
import { onScopeDispose, readonly, ref, watch } from 'vue'
import { type DisplaySettings, isWithin } from '#shared/screens/displays/settings'
import { serverNow } from '#web/stamp/server-clock'
import { type Cue, schedule } from './synth'

/** What this TV was set to; kept on the device. */
interface Choice {
  isOn: boolean
  /** 0 to 100. */
  volume: number
}

const KEY = 'dangxian.sound'
/**
 * Sounds of the wall: off until a person at the TV or a director turns them on, and quiet in the hours that the director
 * chose, at first over noon, and in a serious tone at any hour. `isBlocked` where they are wanted and
 * the browser still waits for a key or a click, as it does after each load.
 */
export function useSound(
  timezone: () => string,
  settings: () => Pick<DisplaySettings, 'quiet' | 'sound' | 'isSerious'>,
) {
  const choice = useLocalStorage<Choice>(KEY, { isOn: false, volume: 60 }, { mergeDefaults: true })
  const isBlocked = ref(false)
  watch(
    () => settings().sound,
    (chosen) => {
      if (chosen) choice.value = { ...chosen }
    },
    { immediate: true },
  )
  let context: AudioContext | undefined
  let output: GainNode | undefined

  function isQuiet(): boolean {
    return settings().isSerious === true || isWithin(settings().quiet, serverNow(), timezone())
  }

  /** Opens the way to the loudspeaker; a browser lets it through only after a key or a click. */
  function wake(): void {
    if (!choice.value.isOn) return
    if (!context) {
      context = new AudioContext()
      output = new GainNode(context, { gain: loudness() })
      output.connect(new DynamicsCompressorNode(context)).connect(context.destination)
      context.addEventListener('statechange', noteState)
    }
    void context.resume()
    noteState()
  }

  function noteState(): void {
    isBlocked.value = choice.value.isOn && context?.state !== 'running'
  }

  const loudness = () => (choice.value.volume / 100) ** 2

  /** Returns whether it is heard. */
  function play(cue: Cue): boolean {
    return choice.value.isOn && !isQuiet() && sound(cue)
  }

  /** As `play`, at any hour: to hear how loud it is. */
  function sound(cue: Cue): boolean {
    if (context?.state !== 'running' || !output) return false
    schedule(context, output, cue, context.currentTime + 0.02)
    return true
  }

  watch(choice, noteChoice, { deep: true })
  function noteChoice(): void {
    if (output) output.gain.value = loudness()
    if (choice.value.isOn) wake()
    else void context?.suspend()
    noteState()
  }
  useEventListener(window, ['pointerdown', 'keydown'], wake)
  wake()
  onScopeDispose(() => void context?.close())
  return { choice, isBlocked: readonly(isBlocked), play, sound }
}
