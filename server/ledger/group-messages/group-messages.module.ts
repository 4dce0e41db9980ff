import { Module } from '@nestjs/common'
import { ContestsModule } from '#server/contest/contests/contests.module'
import { DealsModule } from '#server/ledger/deals/deals.module'
import { GroupLinesRepository } from '#server/ledger/group-messages/group-lines.repository'
import { GroupMessagesController } from '#server/ledger/group-messages/group-messages.controller'
import { GroupReadingService } from '#server/ledger/group-messages/group-reading.service'
import { GroupWritingService } from '#server/ledger/group-messages/group-writing.service'
import { PledgeTaker } from '#server/ledger/group-messages/pledge-taker'

/** 粘贴群消息: sales and pledges from the messages of the group. */
@Module({
  imports: [ContestsModule, DealsModule],
  controllers: [GroupMessagesController],
  providers: [GroupReadingService, GroupWritingService, GroupLinesRepository, PledgeTaker],
  exports: [PledgeTaker],
})
export class GroupMessagesModule {}
