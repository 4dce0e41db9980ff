import { Module } from '@nestjs/common'
import { ContestsModule } from '#server/contest/contests/contests.module'
import { InboxModule } from '#server/contest/inbox/inbox.module'
import { JournalModule } from '#server/journal/facts/journal.module'
import { ExportsModule } from '#server/ledger/exports/exports.module'
import { AuditModule } from '#server/platform/audit/audit.module'
import { ComplaintRequests } from '#server/ritual/requests/complaint-requests'
import { RequestEscalations } from '#server/ritual/requests/request-escalations'
import { RequestWorkService } from '#server/ritual/requests/request-work.service'
import { RequestWriting } from '#server/ritual/requests/request-writing'
import { RequestsController } from '#server/ritual/requests/requests.controller'
import { RequestsRepository } from '#server/ritual/requests/requests.repository'
import { RequestsService } from '#server/ritual/requests/requests.service'
import { RequestsExportService } from '#server/ritual/requests/requests-export.service'

/** 支撑台. Meetings read how promises were kept from `RequestsService`. */
@Module({
  imports: [AuditModule, ContestsModule, ExportsModule, InboxModule, JournalModule],
  controllers: [RequestsController],
  providers: [
    RequestsService,
    RequestWorkService,
    RequestWriting,
    RequestEscalations,
    ComplaintRequests,
    RequestsExportService,
    RequestsRepository,
  ],
  exports: [RequestsService],
})
export class RequestsModule {}
