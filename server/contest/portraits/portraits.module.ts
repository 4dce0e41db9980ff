import { Module } from '@nestjs/common'
import { ContestsModule } from '#server/contest/contests/contests.module'
import { PortraitNews } from '#server/contest/portraits/portrait-news'
import { PortraitRetention } from '#server/contest/portraits/portrait-retention'
import { PortraitsController } from '#server/contest/portraits/portraits.controller'
import { PortraitsRepository } from '#server/contest/portraits/portraits.repository'
import { PortraitsService } from '#server/contest/portraits/portraits.service'
import { JournalModule } from '#server/journal/facts/journal.module'
import { AuditModule } from '#server/platform/audit/audit.module'
import { AuthModule } from '#server/platform/auth/auth.module'

/** 头像: what each person looks like to the centre. */
@Module({
  imports: [AuditModule, AuthModule, ContestsModule, JournalModule],
  controllers: [PortraitsController],
  providers: [PortraitsService, PortraitsRepository, PortraitNews, PortraitRetention],
})
export class PortraitsModule {}
