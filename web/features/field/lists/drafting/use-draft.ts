import { computed, shallowRef, watch } from 'vue'
import type { ContestView, Team } from '#shared/contest/contests/contract'
import type { DraftView, MoveInput } from '#shared/field/lists/drafting'
import { touches } from '#shared/live/facts'
import { newRequestId } from '#web/api/request-id'
import { useResource } from '#web/api/use-resource'
import { useFormErrors } from '#web/forms/use-form-errors'
import { useTouched } from '#web/live/use-touched'
import { passTurn, pickLine, readDraft, startDraft, undoMove } from './drafting.api'

/** A member whom the picked line can go to; without a participant the captain deals it. */
export interface Taker {
  participantId: string | undefined
  name: string
  held: number
}

/** 轮选 of a list, as projector and phone drive it: one answer, kept in step by the room's facts. */
export function useDraft(contest: () => ContestView | null | undefined, listId: () => string) {
  const errors = useFormErrors()
  const { submit, isBusy } = errors
  const key = () => {
    const contestId = contest()?.id
    return contestId ? { contestId, listId: listId() } : null
  }
  const { data: read } = useResource(key, (asked) => readDraft(asked.contestId, asked.listId), {
    errors,
    refreshOn: useTouched((fact) => touches(fact, 'drafts')),
    keep: true,
  })
  const answered = shallowRef<DraftView>()
  // The newer of what was read and what the last move answered.
  const draft = computed(() => {
    const [one, other] = [read.value, answered.value]
    return other && (!one || other.move > one.move) ? other : one
  })
  watch(listId, () => {
    answered.value = undefined
  })

  const teamOf = (teamId: string | null | undefined): Team | undefined =>
    contest()?.teams.find(({ id }) => id === teamId)
  const nameOf = (participantId: string | null | undefined) =>
    contest()?.participants.find(({ id }) => id === participantId)?.name ?? ''
  const team = computed(() => teamOf(draft.value?.teamId))
  const takers = computed<Taker[]>(() => {
    const own = draft.value?.teams.find(({ teamId }) => teamId === draft.value?.teamId)
    const members = (own?.members ?? [])
      .filter(({ isFull }) => !isFull)
      .map(({ participantId, held }) => ({ participantId, held, name: nameOf(participantId) }))
    return own?.hasCaptain ? [{ participantId: undefined, name: '', held: own.undealt }, ...members] : members
  })

  async function move(ask: (contestId: string, input: MoveInput) => Promise<DraftView>): Promise<boolean> {
    const contestId = contest()?.id
    const after = draft.value?.move
    if (!contestId || after === undefined || isBusy.value) return false
    const next = await submit(() => ask(contestId, { requestId: newRequestId(), after }))
    if (next) answered.value = next
    return next !== undefined
  }

  return {
    ...{ errors, draft, team, takers, teamOf, nameOf },
    start: () => move((contestId, input) => startDraft(contestId, listId(), input)),
    pick: (lineId: string, participantId?: string) =>
      move((contestId, input) =>
        pickLine(contestId, listId(), { ...input, lineId, ...(participantId ? { participantId } : {}) }),
      ),
    pass: () => move((contestId, input) => passTurn(contestId, listId(), input)),
    undo: () => move((contestId, input) => undoMove(contestId, listId(), input)),
  }
}
