import type { Room } from '../room'
import type { Row, Topic } from '../row'

const LOOKS = 2
const FILES = ['ledger/csv', 'ledger/xlsx', 'daily-members/csv', 'daily-members/xlsx', 'daily-teams/xlsx'] as const

const download = (room: Room, file: string) =>
  room.time(() => room.send('GET', room.path(`/exports/${file}?from=2020-01-01&to=2099-12-31`)), LOOKS)

export const exports: Topic = {
  name: 'exports',
  rows: FILES.flatMap((file): Row[] => [
    { what: `Exporting ${file}`, aim: 4, unit: 's', measure: async (room) => (await download(room, file)) / 1_000 },
    {
      what: `Exporting ${file}: the longest turn`,
      aim: 50,
      unit: 'ms',
      measure: (room) => room.longestTurn(() => download(room, file)),
    },
  ]),
}
