import type { Topic } from '../row'

export const reports: Topic = {
  name: 'reports',
  rows: (['daily', 'weekly', 'monthly'] as const).map((kind) => ({
    what: `The figures of a ${kind} report`,
    aim: 100,
    unit: 'ms',
    measure: (room) => room.time(() => room.send('POST', room.path('/reports'), { kind })),
  })),
}
