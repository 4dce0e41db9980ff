import { randomUUID } from 'node:crypto'
import { migrations } from '#migrations/index'
import type { Command } from '#server/cli/command'
import { Contest } from '#server/contest/contests/contest.entity'
import { entities } from '#server/entities'
import { openDatabase } from '#server/platform/database/data-source'

export const newEpoch: Command = {
  usage: '',
  does: 'after a restore by other means, such as pg_restore: makes every screen fetch a snapshot; with the servers stopped',
  async run(_args, { databaseUrl }) {
    const log = (message: string) => console.error(message)
    const { uow, close } = await openDatabase({ databaseUrl, entities, migrations, log })
    try {
      const ids = await uow.read(() => uow.sql<{ id: string; epoch: string }>`select "id", "epoch" from contest`)
      for (const { id, epoch } of ids)
        await uow.writeContestAsSystem(id, async () => {
          const next = randomUUID()
          await uow.sql`update battle_report set "epoch" = ${next} where "contestId" = ${id} and "epoch" = ${epoch}`
          await uow.manager.update(Contest, { id }, { epoch: next })
        })
      console.log(`${ids.length} contests have a new epoch`)
      return 0
    } finally {
      await close()
    }
  },
}
