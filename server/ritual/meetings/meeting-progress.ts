import { Injectable, type OnModuleInit } from '@nestjs/common'
import { MeetingsRepository } from '#server/ritual/meetings/meetings.repository'
import { PledgeTermsService } from '#server/ritual/pledges/pledge-terms.service'

/** Tells pledges how far the meetings of a day are. */
@Injectable()
export class MeetingProgress implements OnModuleInit {
  constructor(
    private readonly terms: PledgeTermsService,
    private readonly meetings: MeetingsRepository,
  ) {}

  onModuleInit(): void {
    this.terms.registerMeetings((contestId, day) => this.meetings.progress(contestId, day))
  }
}
