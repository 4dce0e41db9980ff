import { Controller, Delete, Get, HttpCode, Param, Post, StreamableFile } from '@nestjs/common'
import { DirectorsOnly, Me } from '#server/platform/auth/access'
import type { Person } from '#server/platform/auth/caller'
import { BackupViews } from '#server/platform/backups/backup-views'
import { BackupsService } from '#server/platform/backups/backups.service'
import { RestoresService } from '#server/platform/backups/restores.service'
import {
  BackupName,
  type BackupsView,
  type BackupView,
  type FileProblem,
  type RestorePreview,
} from '#shared/platform/backups/contract'

/** Copies of the whole database, for directors. */
@Controller('api/backups')
@DirectorsOnly()
export class BackupsController {
  constructor(
    private readonly backups: BackupsService,
    private readonly restores: RestoresService,
    private readonly views: BackupViews,
  ) {}

  @Get()
  list(): Promise<BackupsView> {
    return this.views.all()
  }

  @Post()
  make(@Me() me: Person): Promise<BackupView> {
    return this.backups.take('manual', me)
  }

  @Get(':name/file')
  async download(@Me() me: Person, @Param('name', { schema: BackupName }) name: string): Promise<StreamableFile> {
    const { stream, bytes } = await this.backups.download(me, name)
    const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(name)}`
    return new StreamableFile(stream, { type: 'application/vnd.sqlite3', length: bytes, disposition })
  }

  @Get(':name/preview')
  preview(@Param('name', { schema: BackupName }) name: string): Promise<RestorePreview> {
    return this.restores.preview(name)
  }

  @Post(':name/restore')
  @HttpCode(200)
  restore(
    @Me() me: Person,
    @Param('name', { schema: BackupName }) name: string,
  ): Promise<{ problem: FileProblem | null }> {
    return this.restores.restore(me, name)
  }

  @Delete(':name')
  @HttpCode(204)
  remove(@Me() me: Person, @Param('name', { schema: BackupName }) name: string): Promise<void> {
    return this.backups.remove(me, name)
  }
}
