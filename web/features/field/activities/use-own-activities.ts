import { computed, type Ref, ref, watch } from 'vue'
import type { Activity } from '#shared/contest/contests/activities'
import type { ContestView } from '#shared/contest/contests/contract'
import { MOST_BARE, type OwnActivities } from '#shared/field/activities/contract'
import type { ActivityFigure } from '#shared/field/activities/figure'
import { momentOf } from '#shared/ledger/deals/contract'
import { dayOf } from '#shared/platform/time/time'
import { newRequestId } from '#web/api/request-id'
import { useRefusal } from '#web/api/use-refusal'
import { useResource } from '#web/api/use-resource'
import { useLive } from '#web/live/live.store'
import { useTaps } from '#web/offline/taps.store'
import { ownActivities } from './activities.api'

export interface OwnFigure extends ActivityFigure {
  activity: Activity
  /** Tapped on this device, and without an answer yet. */
  queued: number
}

/** What one has done today: the server's figures, and what this device still has to send; `territoryId` is where one is. */
export function useOwnActivities(
  contest: () => ContestView,
  today: () => string,
  territoryId: Ref<string | undefined>,
) {
  const taps = useTaps()
  const live = useLive()
  const errors = useRefusal()
  /** The activity that was just counted, whose outcome is asked for. */
  const asked = ref<{ requestId: string; activity: Activity }>()
  const { data, replace } = useResource(
    () => [contest().id, today()] as const,
    ([contestId]) => ownActivities(contestId),
    // A sale of one's own makes a visit.
    { keep: true, calmMs: 300, refreshOn: [() => live.me?.standing.today, () => live.isInStep] },
  )
  watch(
    () => taps.latest,
    (latest) => latest?.contestId === contest().id && replace(latest.own),
  )

  const figures = computed<OwnFigure[]>(() =>
    (contest().activities ?? []).map((activity) => {
      const known = knownOf(data.value, today()).find(({ activityId }) => activityId === activity.id)
      const queued = queuedOf(activity.id)
      const { objects = 0, bare = 0 } = known ?? {}
      return { activity, activityId: activity.id, objects, bare, queued }
    }),
  )

  function queuedOf(activityId: string): number {
    const { id, timezone } = contest()
    const own = taps.waiting.filter(({ contestId }) => contestId === id).map(({ input }) => input)
    const undone = new Set(own.flatMap((tap) => (tap.act === 'undo' ? [tap.entry] : [])))
    const isOfToday = (tap: (typeof own)[number]) => tap.tapped && dayOf(momentOf(tap.tapped), timezone) === today()
    return own.filter(
      (tap) =>
        tap.act === 'count' &&
        tap.activityId === activityId &&
        tap.businessDate === undefined &&
        !undone.has(tap.requestId) &&
        isOfToday(tap),
    ).length
  }

  async function send(input: Parameters<typeof taps.tap>[1]): Promise<void> {
    errors.clear()
    const outcome = await taps.tap(contest().id, input)
    if (outcome?.kind === 'refused') errors.show(outcome.refusal)
  }

  /** Counted at once, with or without a signal; what came of it is asked afterwards. */
  function count(activity: Activity): Promise<void> {
    const requestId = newRequestId()
    asked.value = { requestId, activity }
    const isSomewhere = activity.kind !== 'call' && territoryId.value
    return send({
      ...{ act: 'count', requestId, activityId: activity.id },
      ...(isSomewhere ? { territoryId: territoryId.value } : {}),
    })
  }

  /** 补录: of an earlier day, and marked so; what came of it is not asked. */
  function addLate(activity: Activity, businessDate: string, customer: string): Promise<void> {
    const named = customer === '' ? {} : { customer }
    return send({ act: 'count', requestId: newRequestId(), activityId: activity.id, businessDate, ...named })
  }

  async function say(
    said: Omit<Extract<Parameters<typeof taps.tap>[1], { act: 'outcome' }>, 'act' | 'requestId' | 'entry'>,
  ) {
    const entry = asked.value?.requestId
    if (entry) await send({ act: 'outcome', requestId: newRequestId(), entry, ...said })
  }

  async function undo(): Promise<void> {
    const entry = asked.value?.requestId
    asked.value = undefined
    if (entry) await send({ act: 'undo', requestId: newRequestId(), entry })
  }

  const week = computed(() => (data.value?.day === today() ? data.value.week : []))

  return { figures, week, asked, count, addLate, say, undo, errors }
}

const knownOf = (own: OwnActivities | undefined, today: string): readonly ActivityFigure[] =>
  own?.day === today ? own.figures : []

/** What the ring shows: each object once, and of those without one, queued ones included, the first five. */
export const shownOf = ({ objects, bare, queued }: Pick<OwnFigure, 'objects' | 'bare' | 'queued'>): number =>
  objects + Math.min(MOST_BARE, bare + queued)
