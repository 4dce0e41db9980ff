import { expect, it } from 'vitest'
import type { Writer } from '#server/platform/database/unit-of-work'
import { openFresh } from './open'

const clerk: Writer = {
  kind: 'person',
  sessionId: 'session',
  accountId: 'account',
  centerId: 'center',
  role: 'clerk',
  name: '内勤',
}

it('checks the caller once in a unit, before the work, also where units join', async () => {
  const { uow, put, ids } = await openFresh()
  const checked: string[][] = []
  uow.recheckWith(async () => {
    checked.push(await ids())
    return new Map()
  })

  await uow.writeContestAs(clerk, 'one', async () => {
    await put('a')
    await uow.writeAs(clerk, () => put('b'))
    uow.assertChecked(clerk)
  })
  expect(checked).toEqual([[]])

  await uow.writeAs(clerk, () => put('c'))
  expect(checked).toEqual([[], ['a', 'b']])
})

it('writes nothing for a caller that the check refuses', async () => {
  const { uow, put, ids } = await openFresh()
  uow.recheckWith(async () => new Map([[clerk.sessionId, new Error('disabled')]]))

  await expect(uow.writeAs(clerk, () => put('a'))).rejects.toThrow('disabled')
  await expect(uow.writeContestAs(clerk, 'one', () => put('a'))).rejects.toThrow('disabled')
  expect(await ids()).toEqual([])
})

it('refuses to write for a caller without a check', async () => {
  const { uow, put } = await openFresh()

  await expect(uow.writeAs(clerk, () => put('a'))).rejects.toThrow('recheckWith')
  await expect(uow.writeAsSystem(async () => uow.assertChecked(clerk))).rejects.toThrow('without writeAs')
  await uow.read(async () => uow.assertChecked(clerk))
})
