import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import type { Look } from '#shared/ledger/standings/own-line'
import { LivePart, type LiveRefusal, type ShownEvent } from '#shared/live/protocol'
import type { SpeaksAs } from '#shared/platform/auth/contract'
import { isReloadDue, noteTooOld, takeBuild } from '#web/stamp/server-build'
import { takeAnsweredTime, takeToldTime } from '#web/stamp/server-clock'
import { askAlive } from './alive.api'
import { lateSocket } from './late-socket'
import type { ShownLink } from './link-types'
import { LiveLink, type LiveSocket, type LiveStatus, type Seen } from './live-link'
import type { LiveState } from './live-state'
import { Looks } from './looks'
import { fetchPart, poll } from './poll'

export type { LiveSocket, LiveStatus } from './live-link'

export interface OpenLive {
  /** A TV or a link speaks for its own cookie. */
  as?: SpeaksAs
  /** How sockets are made and polls asked; tests pass their own. */
  connect?: () => LiveSocket
  poll?: (seen: Seen | undefined, look: Look | undefined) => Promise<unknown>
}

/** One contest kept in step with the server. Pages read it; only this store changes it. */
export const useLive = defineStore('live', () => {
  const status = ref<LiveStatus>('idle')
  const refusal = ref<LiveRefusal['reason']>()
  /** Rises when the server sends this screen away on purpose: the account may be another one now. */
  const shutOuts = ref(0)
  /** LP9: reload the page once no form is open. */
  const state = shallowRef<LiveState>()
  const listeners = new Set<(event: ShownEvent) => void>()
  let link: LiveLink | undefined
  let wanted: (readonly LivePart[])[] = []
  const looks = new Looks()

  /** Follows a contest until `close`; what was open before is closed. */
  function open(contestId: string, { as = 'person', connect, poll: ask }: OpenLive = {}): void {
    close()
    status.value = 'connecting'
    link = new LiveLink({
      contestId,
      socket: connect ? connect() : () => lateSocket(as),
      poll: ask ?? ((seen, look) => poll(contestId, as, seen, look)),
      look: looks.newest,
      part: (part) => fetchPart(contestId, as, part),
      changed: show,
      server: {
        answered: takeAnsweredTime,
        told: (now) => void (takeToldTime(now) || askAlive()),
        build: takeBuild,
      },
      arrived: (events) => {
        for (const event of events) for (const listener of listeners) listener(event)
      },
    })
    show(link)
    link.want(wantedParts())
    globalThis.document?.addEventListener('visibilitychange', check)
    globalThis.addEventListener?.('online', check)
  }

  function close(): void {
    globalThis.document?.removeEventListener('visibilitychange', check)
    globalThis.removeEventListener?.('online', check)
    link?.close()
    link = undefined
    status.value = 'idle'
    refusal.value = undefined
    state.value = undefined
  }

  function show(from: ShownLink): void {
    status.value = from.status
    refusal.value = from.refusal
    shutOuts.value = from.shutOuts
    state.value = from.state
    if (from.refusal === 'client_too_old') noteTooOld()
  }

  const wantedParts = (): LivePart[] => LivePart.options.filter((part) => wanted.some((each) => each.includes(part)))

  /** LP19: a page that shows these lists needs them whole; returns how to let go of them. */
  function want(parts: readonly LivePart[]): () => void {
    wanted = [...wanted, parts]
    link?.want(wantedParts())
    return () => {
      wanted = wanted.filter((each) => each !== parts)
      link?.want(wantedParts())
    }
  }

  /** LP18: that part of a page shows one's own place in a list, or none from now on; the newest part counts. */
  const look = (by: symbol, at: Look | undefined): void => void (looks.set(by, at) && link?.look(looks.newest))

  function check(): void {
    link?.check()
  }

  /** Facts that happen while the screen watches, for celebrations; returns how to stop. */
  function onFact(listener: (event: ShownEvent) => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }

  return {
    status,
    /** Whether every fact is heard as it happens. */
    isInStep: computed(() => status.value === 'live' || status.value === 'polling'),
    refusal,
    shutOuts,
    reloadWhenIdle: isReloadDue,
    contest: computed(() => state.value?.contest),
    seq: computed(() => state.value?.seq ?? 0),
    /** Another one after a restore. */
    epoch: computed(() => state.value?.epoch),
    today: computed(() => state.value?.today),
    teams: computed(() => state.value?.teams ?? []),
    boards: computed(() => state.value?.boards ?? {}),
    pledges: computed(() => state.value?.pledges ?? []),
    feed: computed(() => state.value?.feed ?? []),
    /** Meetings, report, benchmarks and absences of the day. */
    ritual: computed(() => state.value?.ritual),
    /** Everyone's totals, on directors' screens only. */
    lines: computed(() => state.value?.lines),
    /** What heads are counted by, where the ranking does. */
    duty: computed(() => state.value?.duty),
    /** 流动红旗: who carries it this week. */
    flag: computed(() => state.value?.flag ?? null),
    me: computed(() => state.value?.me),
    /** LP19: whether these lists are whole. */
    holdsAll: (...parts: LivePart[]) => parts.every((part) => state.value?.holds.includes(part)),
    want,
    look,
    open,
    close,
    onFact,
  }
})
