import { beforeEach, expect, it, onTestFinished, vi } from 'vitest'
import { CustomerRetentionService } from '#server/ledger/customers/customer-retention.service'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import type { RetentionView } from '#shared/ledger/customers/contract'
import { aContest } from '#test/support/a-contest'
import { TestApp } from '#test/support/test-app'
import { aSaleTo } from './a-customer'

const at = (time: string) => vi.setSystemTime(new Date(time))

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2015-04-10T10:00:00+08:00') })
  onTestFinished(() => void vi.useRealTimers())
})

async function aShop() {
  const app = await TestApp.start()
  onTestFinished(() => app.stop())
  const director = await app.setUp({ login: 'boss' })
  await aSaleTo(await aContest(app, director))
  await director.put('/customers/retention', { days: 30 })
  const count = async (table: 'deal_customer' | 'session') => {
    const uow = app.get(UnitOfWork)
    const rows =
      table === 'session'
        ? await uow.read(() => uow.sql`select 1 from session`)
        : await uow.read(() => uow.sql`select 1 from deal_customer where "name" is not null`)
    return rows.length
  }
  const look = () => app.get(CustomerRetentionService).look()
  return { app, count, look }
}

it('a clock that is far ahead erases no customer and no session until a director confirms it, also after a restart', async () => {
  const { app, count, look } = await aShop()
  const sessions = await count('session')

  at('2016-08-10T10:00:00+08:00')
  await app.restart()
  await app.signedIn('boss')
  await look()
  await app.restart()
  await look()
  const director = await app.signedIn('boss')
  const { isClockDoubted } = (await director.get<RetentionView>('/customers/retention')).body
  const kept = [await count('deal_customer'), await count('session')]
  at('2016-08-10T10:01:00+08:00')
  const confirmed = await director.post<RetentionView>('/customers/retention/clock')
  await look()

  expect(isClockDoubted).toBe(true)
  expect(kept).toEqual([1, sessions + 2])
  expect(confirmed.body.isClockDoubted).toBe(false)
  expect(await count('deal_customer')).toBe(0)
})

it('a clock that is set back to the right time is trusted again without a word', async () => {
  const { app, count, look } = await aShop()
  at('2016-08-10T10:00:00+08:00')
  await app.restart()
  await look()

  at('2015-05-12T10:00:00+08:00')
  await app.restart()
  await app.signedIn('boss')
  await look()

  expect(await count('deal_customer')).toBe(0)
})

it('after a holiday the next record settles it', async () => {
  const { app, count, look } = await aShop()
  at('2015-05-11T10:00:00+08:00')
  const uow = app.get(UnitOfWork)
  await uow.writeAsSystem(() => uow.sql`update session set "lastSeenAt" = ${'2015-05-05T00:00:00.000Z'}`)
  await look()
  const quiet = await count('deal_customer')
  await app.signedIn('boss')
  await look()

  expect([quiet, await count('deal_customer')]).toEqual([1, 0])
})
