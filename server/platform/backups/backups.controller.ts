import { Controller, Delete, Get, HttpCode, Param, Post, StreamableFile } from '@nestjs/common'
import { z } from 'zod'
import { DirectorsOnly, Me } from '#server/platform/auth/access'
import type { Person } from '#server/platform/auth/caller'
import { BackupViews } from '#server/platform/backups/backup-views'
import { BackupsService } from '#server/platform/backups/backups.service'
import { RestoresService } from '#server/platform/backups/restores.service'
import { Describe } from '#server/platform/http/describe'
import { BackupName, BackupsView, BackupView, FileProblem, RestorePreview } from '#shared/platform/backups/contract'

/** Copies of the whole database, for directors of the only center, or of the first where a setting says so. */
@Controller('api/backups')
@DirectorsOnly()
export class BackupsController {
  constructor(
    private readonly backups: BackupsService,
    private readonly restores: RestoresService,
    private readonly views: BackupViews,
  ) {}

  @Get()
  @Describe({ zh: '列出备份', en: 'List the backups', answer: BackupsView, errors: ['backups_shared'] })
  list(@Me() me: Person): Promise<BackupsView> {
    return this.views.all(me)
  }

  @Post()
  @Describe({
    zh: '马上备份一次',
    en: 'Make a backup now',
    answer: BackupView,
    errors: ['backups_shared', 'backup_running', 'backup_no_room', 'backup_failed', 'backups_elsewhere'],
  })
  make(@Me() me: Person): Promise<BackupView> {
    return this.backups.take('manual', me)
  }

  @Get(':name/file')
  @Describe({
    zh: '下载一份备份',
    en: 'Download a backup',
    answer: 'file',
    errors: ['backups_shared', 'backups_elsewhere'],
  })
  async download(@Me() me: Person, @Param('name', { schema: BackupName }) name: string): Promise<StreamableFile> {
    const { stream, bytes } = await this.backups.download(me, name)
    const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(name)}`
    return new StreamableFile(stream, { type: 'application/vnd.sqlite3', length: bytes, disposition })
  }

  @Get(':name/preview')
  @Describe({
    zh: '看一份备份里有什么',
    en: 'Look into a backup',
    answer: RestorePreview,
    errors: ['backups_shared', 'backup_running', 'backups_elsewhere'],
  })
  preview(@Me() me: Person, @Param('name', { schema: BackupName }) name: string): Promise<RestorePreview> {
    return this.restores.preview(me, name)
  }

  @Post(':name/restore')
  @HttpCode(200)
  @Describe({
    zh: '恢复一份备份',
    en: 'Restore a backup',
    answer: z.object({ problem: FileProblem.nullable() }),
    errors: ['backups_shared', 'backup_running', 'backups_elsewhere'],
  })
  restore(
    @Me() me: Person,
    @Param('name', { schema: BackupName }) name: string,
  ): Promise<{ problem: FileProblem | null }> {
    return this.restores.restore(me, name)
  }

  @Delete(':name')
  @HttpCode(204)
  @Describe({
    zh: '删除一份备份',
    en: 'Delete a backup',
    answer: null,
    errors: ['backup_kept', 'backups_shared', 'backups_elsewhere'],
  })
  remove(@Me() me: Person, @Param('name', { schema: BackupName }) name: string): Promise<void> {
    return this.backups.remove(me, name)
  }
}
