import { expect, it, onTestFinished, vi } from 'vitest'
import type { BackupsView, BackupView } from '#shared/platform/backups/contract'
import { WAIT } from '#test/journal/live/screen'
import { AShop } from '#test/platform/backups/a-shop'
import { backupWorker } from '#test/support/built-programs'
import { expectStatus } from '#test/support/test-app'
import { keptFigures } from './kept-figures'

const SOLD_ON = '2015-04-09'

it('after a restore figures are those of the copy, although its numbers were given out before', async () => {
  const shop = await AShop.open({ workerFile: await backupWorker() })
  onTestFinished(() => shop.app.stop())
  const { director } = shop.contest
  const figures = () => keptFigures(shop.contest, director)
  await shop.sell({ businessDate: SOLD_ON })
  const copied = await figures()
  const { name } = (await director.post<BackupView>('/backups')).body
  await shop.sell({ businessDate: SOLD_ON })
  expect(await figures()).not.toEqual(copied)

  const page = async () => (await director.get<BackupsView>('/backups')).body
  expectStatus(await director.post(`/backups/${name}/restore`), 200)
  await vi.waitFor(async () => expect((await page()).lastRestore).toBeTruthy(), WAIT)

  expect(await figures()).toEqual(copied)
  await shop.sell({ businessDate: SOLD_ON })
  expect(await figures()).not.toEqual(copied)
})
