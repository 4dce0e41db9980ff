import { truncateSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { AuditPage } from '#shared/platform/audit/contract'
import type { BackupsView, BackupView, RestorePreview } from '#shared/platform/backups/contract'
import { Screen, WAIT } from '#test/journal/live/screen'
import { backupWorker } from '#test/support/built-programs'
import type { Client } from '#test/support/client'
import { scratchFolder } from '#test/support/scratch'
import { expectStatus, PASSWORD } from '#test/support/test-app'
import { AShop } from './a-shop'

describe('what a director does with backups', () => {
  let workerFile: string
  let shop: AShop
  let director: Client
  beforeAll(async () => {
    workerFile = await backupWorker()
  })
  beforeEach(async () => {
    shop = await AShop.open({ workerFile })
    director = shop.contest.director
  })
  afterEach(() => shop.app.stop())

  async function make(): Promise<BackupView> {
    const made = await director.post<BackupView>('/backups')
    expectStatus(made, 201)
    return made.body
  }
  const page = async () => (await director.get<BackupsView>('/backups')).body
  const audited = async () =>
    (await director.get<AuditPage>('/audit')).body.lines
      .filter(({ action }) => action.startsWith('backup.'))
      .map(({ actor, action, subject }) => [actor, action, subject])

  /** The server is in its next life when it says so. */
  async function restore({ name }: BackupView): Promise<void> {
    const before = (await page()).lastRestore?.at
    expect((await director.post(`/backups/${name}/restore`)).body).toEqual({ problem: null })
    await vi.waitFor(async () => expect((await page()).lastRestore?.at).not.toBe(before), WAIT)
  }

  it('makes one, downloads it whole, removes it, and each is on the audit list', async () => {
    const { name, bytes, check } = await make()

    const file = await director.download(`/backups/${name}/file`)
    expectStatus(await director.delete(`/backups/${name}`), 204)

    expect(check).toBe('ok')
    expect(file.bytes.subarray(0, 15).toString()).toBe('SQLite format 3')
    expect([file.bytes.length, file.headers.get('content-disposition')]).toEqual([bytes, expect.stringContaining(name)])
    expect((await page()).backups).toEqual([])
    expect(await audited()).toEqual([
      ['王主任', 'backup.removed', name],
      ['王主任', 'backup.downloaded', name],
      ['王主任', 'backup.made', name],
    ])
  })

  it('makes, previews, downloads and removes one of a database with blanks and brackets in its name', async () => {
    const folder = scratchFolder('blanks')
    const databaseUrl = join(folder, '销售 竞赛 (2026) +1.sqlite')
    const other = await AShop.open({ workerFile, config: { databaseUrl, backupFolder: join(folder, 'my backups') } })
    try {
      const { director } = other.contest
      const made = await director.post<BackupView>('/backups')
      const at = `/backups/${encodeURIComponent(made.body.name)}`

      expect(made.body.name).toContain('销售 竞赛 (2026) +1-manual-')
      expect((await director.get<RestorePreview>(`${at}/preview`)).body.problem).toBeNull()
      expect((await director.download(`${at}/file`)).status).toBe(200)
      expect((await director.post(`${at}/restore`)).body).toEqual({ problem: null })
      await vi.waitFor(
        async () => expect((await director.get<BackupsView>('/backups')).body.lastRestore).toBeTruthy(),
        WAIT,
      )
      expect((await director.delete(at)).status).toBe(204)
    } finally {
      await other.app.stop()
    }
  })

  it('has no part in files that are not backups', async () => {
    await make()

    for (const name of ['..%2Ftest.db', 'test.db', '%2Fetc%2Fpasswd', 'test.db.lock', 'test-backups.json'])
      for (const answer of [
        await director.get(`/backups/${name}/file`),
        await director.get(`/backups/${name}/preview`),
        await director.post(`/backups/${name}/restore`),
        await director.delete(`/backups/${name}`),
      ])
        expect([400, 404]).toContain(answer.status)
  })

  it('is refused to members and clerks', async () => {
    const { name } = await make()
    const clerk = await shop.app.anAccount(director, 'clerk')
    for (const client of [clerk, shop.seller.client, shop.app.anonymous()]) {
      const answers = [client.get('/backups'), client.get(`/backups/${name}/file`), client.post('/backups')]
      for (const { status } of await Promise.all(answers)) expect([401, 403]).toContain(status)
    }
  })

  /** Every route about backups, as this director is answered. */
  const answersTo = async (client: Client, name: string) => {
    const answers = [
      await client.get('/backups'),
      await client.post('/backups'),
      await client.get(`/backups/${name}/file`),
      await client.get(`/backups/${name}/preview`),
      await client.post(`/backups/${name}/restore`),
      await client.delete(`/backups/${name}`),
    ]
    return answers.map(({ status, body }) => [status, body.code])
  }

  it('is hidden from directors of every centre that shares the server with another one', async () => {
    const { name } = await make()
    const second = await shop.app.addCenter()

    for (const client of [director, second])
      for (const answer of await answersTo(client, name)) expect(answer).toEqual([404, 'backups_shared'])
    expect((await second.get('/backups')).body.message).toMatch(/管理员/)
  })

  it('is left to directors of the first centre where the operator says so', async () => {
    const shared = await AShop.open({ workerFile, config: { centerBackups: 'first' } })
    const second = await shared.app.addCenter()

    const made = await shared.contest.director.post<BackupView>('/backups')

    expectStatus(made, 201)
    expect((await shared.contest.director.get<BackupsView>('/backups')).body.isOnlyCenter).toBe(false)
    for (const answer of await answersTo(second, made.body.name)) expect(answer).toEqual([404, 'backups_shared'])
    expectStatus(await shared.contest.director.delete(`/backups/${made.body.name}`), 204)
    await shared.app.stop()
  })

  it('goes back while everybody watches: told what is lost, every screen follows, and back again', async () => {
    const kept = await shop.sell()
    const backup = await make()
    const lost = await shop.sell()
    await shop.sell()
    const screen = await new Screen(director, shop.contest.id).untilLive()
    const { epoch } = screen.state

    const made = { role: 'member', name: '钱一', login: 'qianyi', password: PASSWORD }
    expectStatus(await director.post('/accounts', made), 201)
    const preview = (await director.get<RestorePreview>(`/backups/${backup.name}/preview`)).body
    await restore(backup)

    expect(preview).toMatchObject({
      problem: null,
      lost: { deals: 2, pledges: 0, reports: 0, lessons: 0, accounts: 1 },
      carryOver: { isCompared: true, lines: [{ what: 'unknown_accounts', count: 1, names: ['钱一'] }] },
    })
    expect((await page()).lastRestore?.carryOver).toEqual(preview.carryOver)
    await vi.waitFor(() => expect(screen.state.teams[0]?.whole.deals).toBe(1), WAIT)
    expect(screen.state.epoch).not.toBe(epoch)
    await shop.sell(kept)
    await shop.sell(lost)
    expect(await shop.deals()).toBe(2)
    expect((await audited())[0]).toEqual(['王主任', 'backup.restored', backup.name])

    const { lastRestore, backups } = await page()
    expect(lastRestore).toMatchObject({ by: '王主任', from: backup.takenAt, isDone: true })
    const aside = backups.find(({ name }) => name === lastRestore?.keptAs) as BackupView
    expect(aside.kind).toBe('before_restore')
    await restore(aside)
    await vi.waitFor(() => expect(screen.state.teams[0]?.whole.deals).toBe(3), WAIT)
    await screen.mustAgreeWithServer()
    screen.close()
  })

  it('learns why one is of no use, and the server goes on as it was', async () => {
    const { name, bytes } = await make()
    truncateSync(join(dirname(shop.file), 'backups', name), bytes / 2)

    const preview = await director.get<RestorePreview>(`/backups/${name}/preview`)
    const refused = await director.post(`/backups/${name}/restore`)

    expect([preview.body.problem, refused.body]).toEqual(['damaged', { problem: 'damaged' }])
    expect((await page()).backups[0]?.check).toBeNull()
    await shop.sell()
    expect([await shop.deals(), shop.replacedFiles()]).toEqual([1, []])
  })

  it('is asked to wait while another copy is made', async () => {
    const answers = await Promise.all([director.post('/backups'), director.post('/backups')])

    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
    expect((await page()).backups).toHaveLength(1)
  })
})
