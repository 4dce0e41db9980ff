import { computed, ref, shallowRef } from 'vue'
import type { BoardKey } from '#shared/ledger/standings/contract'
import {
  type BoardSpan,
  measuresOf,
  NO_MEASURE,
  raceMeasuresOf,
  raceTeams,
  spansOf,
} from '#web/features/ledger/standings/measures'
import { useSchedule } from '#web/features/ledger/standings/use-schedule'
import { useLive } from '#web/live/live.store'
import { useTranslator } from '#web/words/translator'
import { useRaceMove } from './use-race-move'

/** Which span and measure a board is read by, and the race, people and totals that follow from it. */
export function useBoardChoice() {
  const live = useLive()
  const translator = useTranslator()
  const wantedBy = ref('')
  const wantedSpan = shallowRef<BoardSpan>('whole')

  const spans = computed(() => (live.contest && live.today ? spansOf(live.contest, live.today) : []))
  const span = computed<BoardSpan>({
    get: () => (spans.value.includes(wantedSpan.value) ? wantedSpan.value : 'whole'),
    set: (next) => (wantedSpan.value = next),
  })
  const measures = computed(() => (live.contest ? raceMeasuresOf(translator, live.contest) : []))
  const plainMeasures = computed(() => (live.contest ? measuresOf(translator, live.contest) : []))
  const measure = computed(
    () => measures.value.find((each) => each.by === wantedBy.value) ?? measures.value[0] ?? NO_MEASURE,
  )
  const by = computed({ get: () => measure.value.by, set: (next) => (wantedBy.value = next) })
  /** People and days are counted in points or metrics; only teams are ranked otherwise. */
  const plain = computed(
    () => plainMeasures.value.find((each) => each.by === by.value) ?? plainMeasures.value[0] ?? measure.value,
  )
  const raceBy = computed(() => (span.value === 'whole' ? measure.value : plain.value))
  const boardKey = computed<BoardKey>(() => `${span.value}:${plain.value.by}`)

  const teamsBy = (measured: string, over: BoardSpan) =>
    live.contest ? raceTeams(live.contest, live.teams, measured, over, live) : []
  const teams = computed(() => teamsBy(raceBy.value.by, span.value))
  const wholeTeams = computed(() => teamsBy(plain.value.by, 'whole'))
  const schedule = useSchedule(
    () => live.contest,
    () => live.today,
  )
  const lastMove = useRaceMove(live, () => ({ by: raceBy.value.by, span: span.value }))

  return { spans, span, measures, plainMeasures, by, plain, raceBy, boardKey, teams, wholeTeams, schedule, lastMove }
}
