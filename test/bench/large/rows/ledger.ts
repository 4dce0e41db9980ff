import type { Room } from '../room'
import type { Topic } from '../row'

const ofMetric = (room: Room) => room.get(room.path(`/deals?limit=50&metricId=${room.stage.target.metricIds[0]}`))

export const ledger: Topic = {
  name: 'ledger',
  rows: [
    { what: 'The ledger of a metric', aim: 50, unit: 'ms', measure: ofMetric },
    {
      what: 'The longest turn while the ledger of a metric is read',
      aim: 20,
      unit: 'ms',
      measure: (room) => room.longestTurn(() => ofMetric(room)),
    },
  ],
}
