import { Module } from '@nestjs/common'
import { ContestsModule } from '#server/contest/contests/contests.module'
import { TerritoriesModule } from '#server/contest/territories/territories.module'
import { ClaimsController } from '#server/field/lists/claims.controller'
import { ClaimsService } from '#server/field/lists/claims.service'
import { DispatchService } from '#server/field/lists/dispatch.service'
import { LinesRepository } from '#server/field/lists/lines.repository'
import { ListDraftsService } from '#server/field/lists/list-drafts.service'
import { ListHolds } from '#server/field/lists/list-holds'
import { ListsController } from '#server/field/lists/lists.controller'
import { ListsRepository } from '#server/field/lists/lists.repository'
import { ListsService } from '#server/field/lists/lists.service'
import { OrdersController } from '#server/field/lists/orders.controller'
import { RepliesRepository } from '#server/field/lists/replies.repository'
import { RepliesService } from '#server/field/lists/replies.service'
import { AuditModule } from '#server/platform/audit/audit.module'

/** 名单: customers to win, first claimed and then assigned. */
@Module({
  imports: [AuditModule, ContestsModule, TerritoriesModule],
  controllers: [ListsController, ClaimsController, OrdersController],
  providers: [
    ListsService,
    ListDraftsService,
    ListsRepository,
    LinesRepository,
    ListHolds,
    ClaimsService,
    DispatchService,
    RepliesService,
    RepliesRepository,
  ],
})
export class ListsModule {}
