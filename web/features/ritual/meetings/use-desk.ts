import { useDebounceFn } from '@vueuse/core'
import { computed, type InjectionKey, inject, onScopeDispose, provide, shallowRef, watch } from 'vue'
import type { LiveFact } from '#shared/live/protocol'
import type { MeetingDesk, MeetingField, MeetingKind } from '#shared/ritual/meetings/contract'
import { useRefusals } from '#web/forms/use-refusals'
import { useLive } from '#web/live/live.store'
import { type MeetingsApi, meetingsApi } from './meetings.api'

const RELOAD_AFTER_MS = 300
const TOUCHING: ReadonlySet<LiveFact['type']> = new Set([
  'meeting.changed',
  'pledge.made',
  'duty.changed',
  'pledge.kept',
])

/** The director's desk of one meeting: prepared by the server, read anew whenever the room says that it changed. */
export function useDesk(contestId: () => string | null, kind: () => MeetingKind) {
  const live = useLive()
  const refusals = useRefusals()
  const looking = useRefusals()
  const desk = shallowRef<MeetingDesk | null>(null)
  const api = computed(() => meetingsApi(contestId() ?? '', kind(), live.today ?? ''))
  let asked = 0

  async function load(): Promise<void> {
    if (!contestId() || !live.today) return
    const turn = ++asked
    const answer = await looking.tell(() => api.value.desk())
    if (!answer || turn !== asked) return
    looking.clear()
    desk.value = answer
  }
  const reload = useDebounceFn(load, RELOAD_AFTER_MS)

  /** Does one thing at a time and takes the desk as it stands afterwards; whether it was done. */
  async function act(work: (api: MeetingsApi) => Promise<MeetingDesk>): Promise<boolean> {
    const answer = await refusals.attempt(() => work(api.value))
    if (answer) lay(answer)
    else await load()
    return answer !== undefined
  }

  /** Takes an answer as the newest; what was asked before it is late. */
  function lay(answer: MeetingDesk): void {
    asked += 1
    desk.value = answer
  }

  /** Keeps one field; throws what the server refused, for the field itself to show. */
  async function write(name: MeetingField, value: string, revision: number) {
    lay(await api.value.write(name, value, revision))
    return field(name)
  }

  const field = (name: MeetingField) => desk.value?.fields.find((each) => each.field === name)
  const isClosed = computed(() => desk.value?.view.status === 'closed')

  watch(
    () => [contestId(), kind(), live.today],
    () => {
      desk.value = null
      void load()
    },
    { immediate: true },
  )
  onScopeDispose(live.onFact(({ fact }) => TOUCHING.has(fact.type) && void reload()))
  // A screen that fell behind may have missed any of these.
  watch(
    () => live.status,
    (now, before) => now === 'live' && before !== 'live' && void reload(),
  )

  return { desk, load, reload, act, write, field, isClosed, refusals, looking }
}

export type Desk = ReturnType<typeof useDesk>
const key: InjectionKey<Desk> = Symbol('meeting desk')

/** Lays the desk out for the cards of a meeting. */
export const provideDesk = (desk: Desk): void => provide(key, desk)

/** The desk that the page around has laid out. */
export function theDesk(): Desk {
  const desk = inject(key)
  if (!desk) throw new Error('no meeting desk around this card')
  return desk
}
