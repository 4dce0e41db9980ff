import { ChartsView } from '#shared/screens/charts/contract'
import { get } from '#web/api/http'

/** The figures of the last days; of the person named, else of the reader. */
export const readCharts = (contestId: string, participantId: string | undefined) =>
  get(
    `/api/contests/${contestId}/charts${participantId ? `?${new URLSearchParams({ participantId })}` : ''}`,
    ChartsView,
  )
