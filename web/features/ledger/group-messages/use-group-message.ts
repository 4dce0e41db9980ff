import { computed, ref, watch } from 'vue'
import type { ContestView } from '#shared/contest/contests/contract'
import type { GroupPurpose } from '#shared/ledger/group-messages/contract'
import type { Day } from '#shared/platform/time/time'
import { useFormErrors } from '#web/forms/use-form-errors'
import { serverNow } from '#web/stamp/server-clock'
import { dayOfSale, type SaleForm } from '../deals/sale-form'
import { type EditedLine, editedLine, inputOf, isWhole, type LineState, stateOf } from './edited-line'
import { readGroupMessage, writeGroupMessage } from './group-messages.api'

/** 粘贴群消息: from the pasted text over its lines, each of which can be put right, to what became of them. */
export function useGroupMessage(contest: () => ContestView) {
  const errors = useFormErrors()
  const text = ref('')
  const purpose = ref<GroupPurpose>('deals')
  const day = ref<SaleForm['day']>(null)
  const lines = ref<EditedLine[]>([])
  const isRead = ref(false)

  const inState = (state: LineState) => computed(() => lines.value.filter((line) => stateOf(line) === state))
  const groups = {
    doubtful: inState('doubtful'),
    ready: inState('ready'),
    written: inState('written'),
    known: inState('known'),
    talk: inState('talk'),
  }
  const chosen = computed(() =>
    [...groups.doubtful.value, ...groups.ready.value].filter((line) => line.isChosen && isWhole(line)),
  )

  const chosenDay = (): Day =>
    dayOfSale({ day: purpose.value === 'pledges' ? null : day.value }, contest(), serverNow())

  async function read(): Promise<void> {
    if (text.value.trim() === '') return
    const input = { purpose: purpose.value, text: text.value, day: chosenDay() }
    const message = await errors.submit(() => readGroupMessage(contest().id, input))
    if (!message) return
    lines.value = message.lines.map(editedLine)
    isRead.value = true
  }

  /** Writes what is ticked; a refused line stays with its reason, the others are done. */
  async function write(): Promise<void> {
    const inputs = chosen.value.flatMap((line) => inputOf(line, purpose.value) ?? [])
    if (inputs.length === 0) return
    const answer = await errors.submit(() => writeGroupMessage(contest().id, { purpose: purpose.value, lines: inputs }))
    for (const outcome of answer?.lines ?? []) {
      const line = lines.value.find(({ view }) => view.position === outcome.position)
      if (line) Object.assign(line, { outcome, isChosen: false, isSettled: false })
    }
  }

  function startAgain(): void {
    text.value = ''
    lines.value = []
    isRead.value = false
    errors.clear()
  }

  watch([purpose, day], () => isRead.value && void read())

  return { text, purpose, day, lines, isRead, groups, chosen, read, write, startAgain, errors }
}
