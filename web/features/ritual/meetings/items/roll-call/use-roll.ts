import { computed, ref } from 'vue'
import type { AttendanceState } from '#shared/contest/duty/attendance'
import type { AbsenceKind } from '#shared/contest/duty/contract'
import { markAttendance, setAbsence } from '#web/features/contest/duty/duty.api'
import { injectMeetingEditor } from '#web/features/ritual/meetings/use-meeting-editor'
import { useFormErrors } from '#web/forms/use-form-errors'

/** What a tap says of a person: came (in time or late), or is away; `null` is not called yet. */
export type RollMark = AttendanceState | AbsenceKind | null

const ABSENT: readonly RollMark[] = ['leave', 'out', 'rest']
const isAbsence = (mark: RollMark): mark is AbsenceKind => ABSENT.includes(mark)

/** 点名: what is known of each person today, and the taps that change it; the same tap undoes it. */
export function useRoll(contestId: () => string) {
  const { editor, load, isClosed } = injectMeetingEditor()
  const errors = useFormErrors()
  const tapped = ref<Record<string, RollMark>>({})
  const people = computed(() => editor.value?.people ?? [])
  const marks = computed(
    () => new Map<string, RollMark>(people.value.map((each) => [each.participantId, each.absence ?? each.attendance])),
  )
  const markOf = (participantId: string): RollMark =>
    (participantId in tapped.value ? tapped.value[participantId] : marks.value.get(participantId)) ?? null
  const count = (mark: RollMark) => people.value.filter((each) => markOf(each.participantId) === mark).length
  const uncalled = computed(() => people.value.map((each) => each.participantId).filter((id) => markOf(id) === null))

  /** Shows the mark at once, sends it, and then shows what the server knows. */
  async function set(participantIds: readonly string[], mark: RollMark, before: RollMark = null): Promise<void> {
    const day = editor.value?.view.day
    if (!day || participantIds.length === 0) return
    errors.clear()
    tapped.value = { ...tapped.value, ...Object.fromEntries(participantIds.map((id) => [id, mark])) }
    await errors.query(async () => {
      for (const participantId of isAbsence(mark) || isAbsence(before) ? participantIds : [])
        await setAbsence(contestId(), { day, participantId, kind: isAbsence(mark) ? mark : null })
      if (!isAbsence(mark) && (mark !== null || !isAbsence(before)))
        await markAttendance(contestId(), { day, participantIds: [...participantIds], state: mark })
    })
    await load()
    const sent = new Set(participantIds)
    tapped.value = Object.fromEntries(Object.entries(tapped.value).filter(([id]) => !sent.has(id)))
  }

  function tap(participantId: string, mark: RollMark): Promise<void> {
    const before = markOf(participantId)
    return set([participantId], before === mark ? null : mark, before)
  }

  /** 其余都准时: one tap for all who are not called yet. */
  const markRest = () => set(uncalled.value, 'on_time')

  return { people, marks, markOf, count, uncalled, tap, markRest, isClosed, errors }
}
