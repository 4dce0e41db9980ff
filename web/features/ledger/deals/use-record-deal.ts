import { computed, ref, shallowRef, watch } from 'vue'
import type { ContestView } from '#shared/contest/contests/contract'
import { RecordDealInput, type RecordedDeal, type TapMoment } from '#shared/ledger/deals/contract'
import { numbersInText } from '#shared/ledger/deals/review'
import { newRequestId } from '#web/api/request-id'
import { type FieldOfCode, useFormErrors } from '#web/forms/use-form-errors'
import type { Outcome } from '#web/offline/outbox'
import { useOutbox } from '#web/offline/outbox.store'
import type { QueuedDeal } from '#web/offline/queue-store'
import { useSession } from '#web/session/session.store'
import { clockAheadMs, deviceNow, serverNow } from '#web/stamp/server-clock'
import { askedAbout, emptySale, formOf, hasNumberRule, inputOf, type SaleForm, saleFor } from './sale-form'

/** After this long without an answer the sale counts as queued on the screen; sending goes on. */
const patienceMs = 3_000

const fieldOf: FieldOfCode = {
  tap_in_future: 'businessDate',
  business_date_in_future: 'businessDate',
  business_date_too_old: 'businessDate',
  business_date_outside_contest: 'businessDate',
  unknown_metric: 'items',
  unknown_offer: 'items',
  unknown_territory: 'territoryId',
  quantity_not_positive: 'items',
  quantity_not_whole: 'items',
  quantity_too_large: 'items',
  amount_too_large: 'items',
  not_for_others: 'participantId',
  not_a_participant: 'participantId',
  number_required: 'reference',
  helper_is_seller: 'helperId',
  helper_of_other_team: 'helperId',
  helper_not_in: 'helperId',
}

/** What the form shows after the tap; without `deal` it is queued. */
export interface Answer {
  input: RecordDealInput
  deal: RecordedDeal | null
}

/** 报单: from the tap to the answer, with the queue in between. */
export function useRecordDeal(contest: () => ContestView | undefined, ownId: () => string | null) {
  const outbox = useOutbox()
  const session = useSession()
  const errors = useFormErrors()
  const form = ref<SaleForm>(saleFor(window.history.state))
  const isAsking = ref(false)
  const answer = shallowRef<Answer | null>(null)
  // A helper belongs to the seller's team.
  watch(
    () => form.value.participantId,
    (_, before) => {
      if (before !== undefined) form.value.helperId = undefined
    },
  )
  const canSubmit = computed(() => form.value.items.length > 0 && Boolean(form.value.participantId ?? ownId()))

  async function submit(): Promise<void> {
    const shown = contest()
    const accountId = session.who?.account.id
    if (!shown || !accountId || !canSubmit.value) return
    if (hasNumberRule(shown, form.value, 'required') && numbersInText(form.value.reference).length === 0)
      return errors.refuse('reference', 'number_required')
    if (askedAbout(shown, form.value) && !isAsking.value) {
      isAsking.value = true
      return
    }
    isAsking.value = false
    const tapped = tapNow()
    const filled = { ...form.value, participantId: form.value.participantId ?? ownId() ?? undefined }
    const input = errors.check(RecordDealInput, inputOf(filled, shown, newRequestId(), tapped))
    if (!input) return
    await errors.submit(async () => {
      const sending = outbox.record({ accountId, contestId: shown.id, tappedAt: tapped.at, input })
      const outcome = await Promise.race([sending, patience()])
      if (outcome.kind === 'refused') {
        await outbox.discard(input.requestId)
        throw outcome.refusal
      }
      answer.value = { input, deal: outcome.kind === 'recorded' ? outcome.deal : null }
      follow()
    }, fieldOf)
  }

  // The outcome of a sale that is shown as queued; the list of unsent sales shows a refusal.
  function follow(): void {
    const { latest } = outbox
    const input = answer.value?.input
    if (!latest || input?.requestId !== latest.requestId || answer.value?.deal) return
    if (latest.outcome.kind === 'recorded') answer.value = { input, deal: latest.outcome.deal }
    if (latest.outcome.kind === 'refused') startAgain()
  }
  watch(() => outbox.latest, follow, { flush: 'sync' })

  /** The next sale: only for whom and where it is recorded stays. */
  function startAgain(): void {
    form.value = {
      ...emptySale(),
      participantId: form.value.participantId,
      territoryId: form.value.territoryId,
    }
    answer.value = null
    isAsking.value = false
    errors.clear()
  }

  /** 改后再报: a refused sale back in the form; it will be a new request. */
  async function takeBack(queued: QueuedDeal): Promise<void> {
    const shown = contest()
    if (!shown) return
    startAgain()
    form.value = formOf(queued.input, shown, serverNow())
    await outbox.discard(queued.requestId)
  }

  return { form, answer, isAsking, canSubmit, submit, startAgain, takeBack, errors }
}

const tapNow = (): TapMoment => ({ at: deviceNow().toISOString(), aheadMs: clockAheadMs.value ?? null })

const patience = () =>
  new Promise<Outcome>((resolve) => {
    setTimeout(() => resolve({ kind: 'queued' }), patienceMs)
  })
