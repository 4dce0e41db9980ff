import { Injectable } from '@nestjs/common'
import type { Caller, Person } from '#server/platform/auth/caller'
import { UnitOfWork } from '#server/platform/database/unit-of-work'
import { AppError } from '#server/platform/http/app-error'
import { BattleReportsRepository } from '#server/ritual/battle-reports/battle-reports.repository'
import { BattleReportsService } from '#server/ritual/battle-reports/battle-reports.service'
import { PICTURE_LIMIT, type PictureLanguage } from '#shared/ritual/battle-reports/contract'

const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** A published report as a picture, made in a director's browser and served to everyone who may read the report. */
@Injectable()
export class ReportPicturesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reports: BattleReportsService,
    private readonly rows: BattleReportsRepository,
  ) {}

  /** Stores a picture; it replaces one of the same language. */
  keep(director: Person, contestId: string, id: string, language: PictureLanguage, png: unknown): Promise<void> {
    if (!Buffer.isBuffer(png) || !png.subarray(0, PNG_SIGNATURE.length).equals(PNG_SIGNATURE))
      return Promise.reject(new AppError('invalid_input', { fields: [{ path: '', message: 'not a PNG' }] }))
    if (png.length > PICTURE_LIMIT) return Promise.reject(new AppError('payload_too_large'))
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
