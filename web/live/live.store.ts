import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import type { Look } from '#shared/ledger/standings/own-line'
import type { LivePart, LiveRefusal, ShownEvent } from '#shared/live/protocol'
import type { SpeaksAs } from '#shared/platform/auth/contract'
import { isReloadDue, noteTooOld } from '#web/stamp/server-build'
import { serverNow } from '#web/stamp/server-clock'
import { EarlierPicture } from './earlier-picture'
import { facetsOf } from './facets'
import { HeardServer } from './heard-server'
import type { KeptPicture } from './kept-picture'
import { lateSocket } from './late-socket'
import type { ShownLink } from './link-types'
import { LiveLink, type LiveSocket, type LiveStatus, type Seen } from './live-link'
import type { LiveState } from './live-state'
import { Looks } from './looks'
import { fetchPart, poll } from './poll'
import { WantedParts } from './wanted-parts'

export type { LiveSocket, LiveStatus } from './live-link'

export interface OpenLive {
  /** A TV or a link speaks for its own cookie. */
  as?: SpeaksAs
  /** How sockets are made and polls asked; tests pass their own. */
  connect?: () => LiveSocket
  poll?: (seen: Seen | undefined, look: Look | undefined) => Promise<unknown>
  /** What an earlier visit saw; shown as stale once the first question fails or takes long. */
  recall?: () => Promise<KeptPicture | undefined>
}

const nothing = async () => undefined

/** One contest kept in step with the server. Pages read it; only this store changes it. */
export const useLive = defineStore('live', () => {
  const status = ref<LiveStatus>('idle')
  const refusal = ref<LiveRefusal['reason']>()
  /** Rises when the server sends this screen away on purpose: the account may be another one now. */
  const shutOuts = ref(0)
  /** LP9: reload the page once no form is open. */
  const state = shallowRef<LiveState>()
  /** LP21: the counts of likes that the newest head brought. */
  const likes = shallowRef<Record<string, number>>({})
  const listeners = new Set<(event: ShownEvent) => void>()
  let link: LiveLink | undefined
  const wanted = new WantedParts((parts) => link?.want(parts))
  const looks = new Looks()
  /** When the room was heard last, by the server's clock, while this screen is not in step. */
  const heardAt = shallowRef<string>()
  const heard = new HeardServer()
  let earlier: EarlierPicture | undefined

  /** Follows a contest until `close`; what was open before is closed. */
  function open(contestId: string, { as = 'person', connect, poll: ask, recall = nothing }: OpenLive = {}): void {
    close()
    status.value = 'connecting'
    const opened = new LiveLink({
      contestId,
      socket: connect ? connect() : () => lateSocket(as),
      poll: ask ?? ((seen, look) => poll(contestId, as, seen, look)),
      look: looks.newest,
      part: (part) => fetchPart(contestId, as, part),
      changed: (from) => {
        show(from)
        if (!from.state) void earlier?.ask()
      },
      server: heard,
      liked: (changed) => {
        likes.value = changed
      },
      arrived: (events) => {
        for (const event of events) for (const listener of listeners) listener(event)
      },
    })
    link = opened
    earlier = new EarlierPicture(recall, () => show(opened))
    show(opened)
    link.want(wanted.list)
    globalThis.document?.addEventListener('visibilitychange', check)
    globalThis.addEventListener?.('online', check)
  }

  function close(): void {
    globalThis.document?.removeEventListener('visibilitychange', check)
    globalThis.removeEventListener?.('online', check)
    for (const each of [link, earlier]) each?.close()
    link = undefined
    earlier = undefined
    heardAt.value = undefined
    status.value = 'idle'
    refusal.value = undefined
    state.value = undefined
  }

  function show(from: ShownLink): void {
    const shown = earlier?.shownOf(from) ?? { ...from, at: undefined }
    status.value = shown.status
    refusal.value = from.refusal
    shutOuts.value = from.shutOuts
    state.value = shown.state
    heardAt.value = shown.status === 'stale' ? (shown.at ?? heardAt.value ?? heard.at) : undefined
    if (from.refusal === 'client_too_old') noteTooOld()
  }

  /** LP19: a page that shows these lists needs them whole; returns how to let go of them. */
  const want = (parts: readonly LivePart[]) => wanted.add(parts)

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

  const isInStep = computed(() => status.value === 'live' || status.value === 'polling')

  return {
    likes,
    status,
    /** Whether every fact is heard as it happens. */
    isInStep,
    /** When the room was heard last; nothing while the screen is in step or waits for its first picture. */
    heardAt,
    refusal,
    shutOuts,
    reloadWhenIdle: isReloadDue,
    ...facetsOf(state),
    /** All of it, for a later visit without a signal; nothing unless it is in step. */
    picture: (): KeptPicture | undefined =>
      state.value && link?.state === state.value && isInStep.value
        ? { state: state.value, at: serverNow().toISOString() }
        : undefined,
    /** LP19: whether these lists are whole. */
    holdsAll: (...parts: LivePart[]) => parts.every((part) => state.value?.holds.includes(part)),
    want,
    look,
    open,
    close,
    onFact,
  }
})
