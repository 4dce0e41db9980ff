import { computed, watch } from 'vue'
import { useRouter } from 'vue-router'
import { isAmount } from '#shared/contest/contests/quantities'
import type { OpportunityView } from '#shared/field/opportunities/contract'
import { isSaleDue, type OpportunityStep } from '#shared/field/opportunities/steps'
import { refusalText } from '#shared/platform/errors/error-texts'
import { ErrorCode } from '#shared/platform/errors/errors'
import { newRequestId } from '#web/api/request-id'
import { useRefusal } from '#web/api/use-refusal'
import { useResource } from '#web/api/use-resource'
import { currentLanguage } from '#web/i18n/index'
import { useLive } from '#web/live/live.store'
import { type DealStep, useDealSteps } from '#web/offline/deal-steps.store'
import { readOwnOpportunities, revealCustomer } from './opportunities.api'
import { shownAfter } from './shown-after'

/** 我的商机: what the server last said, with the steps of this device that it has not answered yet. */
export function useOwnOpportunities(contestId: () => string | null) {
  const errors = useRefusal()
  const queue = useDealSteps()
  const router = useRouter()
  const live = useLive()
  const { data, load } = useResource(contestId, readOwnOpportunities, { errors, keep: true })
  watch(
    () => queue.latest,
    () => load(),
  )

  const unsent = computed(() => queue.waiting.filter((each) => each.contestId === contestId()))
  const all = computed(() =>
    shownAfter(
      data.value?.opportunities ?? [],
      unsent.value.map(({ input }) => input),
    ),
  )
  const isQueued = (id: string) => unsent.value.some(({ input }) => input.id === id)
  /** Steps that were refused while the page was closed, with why. */
  const refused = computed(() =>
    queue.refused
      .filter((each) => each.contestId === contestId())
      .map(({ requestId, input, refusal }) => {
        const code = ErrorCode.safeParse(refusal?.code)
        const why = code.success ? refusalText(currentLanguage(), { code: code.data }) : (refusal?.message ?? '')
        return { requestId, what: all.value.find(({ id }) => id === input.id)?.what ?? '', why }
      }),
  )

  async function send(step: DealStep): Promise<boolean> {
    errors.clear()
    const id = contestId()
    const outcome = id === null ? undefined : await queue.take(id, step)
    if (outcome?.kind === 'refused') errors.show(outcome.refusal)
    return outcome !== undefined && outcome.kind !== 'refused'
  }

  /** One tap; where the metric counts at the new step, 报单 opens filled in. Resolves to what undoes it. */
  async function move(known: OpportunityView, step: OpportunityStep): Promise<(() => Promise<unknown>) | undefined> {
    const requestId = newRequestId()
    if (!(await send({ act: 'move', id: known.id, requestId, step }))) return undefined
    if (isSaleDue({ ...known, step }) && !isSaleDue(known)) await sell(known)
    return () => send({ act: 'undo', id: known.id, requestId: newRequestId(), entry: requestId })
  }

  const lose = ({ id }: OpportunityView, reason: string): Promise<boolean> =>
    send({ act: 'lose', id, requestId: newRequestId(), reason })

  const undo = ({ id, undoable }: OpportunityView): Promise<boolean> =>
    undoable === null ? Promise.resolve(false) : send({ act: 'undo', id, requestId: newRequestId(), entry: undoable })

  /** The seller confirms every sale: nothing is logged here. A name is handed over in the history state, in no address. */
  async function sell({ id, customer, number, metricId, feeFen }: OpportunityView): Promise<void> {
    const contest = live.contest
    if (!contest) return
    // Without a signal the sale goes without the number.
    const revealed = number === null ? undefined : await revealCustomer(contest.id, id).catch(() => undefined)
    const metric = contest.metrics.find((each) => each.id === metricId)
    const quantity = metric && isAmount(metric) ? (feeFen ?? 0) : 1
    const filled = metric ? { metricId: metric.id, quantity } : {}
    const state = { customer: customer ?? '', phone: revealed?.number ?? '', originId: id, ...filled }
    await router.push({ path: '/deal', state })
  }

  return {
    all,
    day: computed(() => data.value?.day),
    load,
    isQueued,
    refused,
    discard: queue.discard,
    move,
    lose,
    undo,
    sell,
    errors,
  }
}
