import { Injectable } from '@nestjs/common'
import type { Caller, Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import { BattleReportsRepository } from '#server/ritual/battle-reports/battle-reports.repository'
import { BattleReportsService } from '#server/ritual/battle-reports/battle-reports.service'
import { plainPng } from '#server/ritual/battle-reports/plain-png'
import { PICTURE_LIMIT, type PictureLanguage } from '#shared/ritual/battle-reports/contract'

/** A published report as a picture, made in a director's browser and served to everyone who may read the report. */
@Injectable()
export class ReportPicturesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reports: BattleReportsService,
    private readonly rows: BattleReportsRepository,
  ) {}

  /** Stores a picture, without what else the file holds; it replaces one of the same language. */
  async keep(
    director: Person,
    contestId: string,
    id: string,
    language: PictureLanguage,
    bytes: unknown,
  ): Promise<void> {
    // Whose report it is comes before what the file holds, so that a foreign one is not found.
    await this.uow.read(() => this.reports.loadFor(director, contestId, id))
    if (Buffer.isBuffer(bytes) && bytes.length > PICTURE_LIMIT) throw new AppError('payload_too_large')
    const png = Buffer.isBuffer(bytes) ? await plainPng(bytes) : null
    if (!png) throw new AppError('invalid_input', { fields: [{ path: '', message: 'not a PNG' }] })
    const text = png.toString('base64')
    return this.uow.writeAs(director, async () => {
      const report = await this.reports.loadFor(director, contestId, id)
      if (report.status === 'draft') throw new AppError('report_not_published')
      await this.rows.keepPicture(id, language, text)
    })
  }

  read(caller: Caller, contestId: string, id: string, language: PictureLanguage): Promise<Buffer> {
    return this.uow.read(async () => {
      await this.reports.loadFor(caller, contestId, id)
      const png = await this.rows.picture(id, language)
      if (!png) throw new AppError('not_found')
      return Buffer.from(png, 'base64')
    })
  }
}
