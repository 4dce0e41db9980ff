import { computed, type ShallowRef } from 'vue'
import type { LiveState } from './live-state'

/** What pages read of a room's picture. */
export const facetsOf = (state: Readonly<ShallowRef<LiveState | undefined>>) => ({
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
})
