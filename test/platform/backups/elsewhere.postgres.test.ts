import { expect, it } from 'vitest'
import type { BackupsView } from '#shared/platform/backups/contract'
import { TestApp } from '#test/support/test-app'

it('backups of PostgreSQL are the business of its administrator, and the page says so', async () => {
  const app = await TestApp.start({ config: { hasDailyBackups: true } })
  const director = await app.setUp()

  expect((await director.get<BackupsView>('/backups')).body).toMatchObject({ storage: 'postgres', isAutomatic: false })
  expect((await director.post('/backups')).body).toMatchObject({ code: 'backups_elsewhere' })
  await app.stop()
})
