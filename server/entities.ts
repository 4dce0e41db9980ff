import { ApiToken } from '#server/contest/api-tokens/api-token.entity'
import { CalendarDay } from '#server/contest/contests/calendar-day.entity'
import { Contest } from '#server/contest/contests/contest.entity'
import { GoalReached, GoalRow } from '#server/contest/contests/goal.entity'
import { MetricRow } from '#server/contest/contests/metric.entity'
import { OfferRow } from '#server/contest/contests/offer.entity'
import { Participant } from '#server/contest/contests/participant.entity'
import { RevisionRow } from '#server/contest/contests/revision.entity'
import { TeamRow } from '#server/contest/contests/team.entity'
import { Attendance } from '#server/contest/duty/attendance.entity'
import { Absence } from '#server/contest/duty/duty.entity'
import { Notice, NoticeRead, NoticeSeen } from '#server/contest/inbox/notice.entity'
import { Invite } from '#server/contest/invites/invite.entity'
import { ParticipantCode } from '#server/contest/participants/participant-code.entity'
import { Territory, TerritoryHolder } from '#server/contest/territories/territory.entity'
import {
  ActivityCustomer,
  ActivityEntry,
  ActivityOutcome,
  ActivityTally,
} from '#server/field/activities/activity.entity'
import { DraftMove } from '#server/field/lists/drafting/draft-move.entity'
import { Prospect, ProspectCustomer, ProspectHold, ProspectList, ProspectReveal } from '#server/field/lists/list.entity'
import { ProspectObjection } from '#server/field/lists/objection.entity'
import { ListTallyRow } from '#server/field/lists/tallies/list-tally.entity'
import {
  CountingStepRow,
  Opportunity,
  OpportunityCustomer,
  OpportunityStepRow,
} from '#server/field/opportunities/opportunity.entity'
import { TariffListRow } from '#server/field/proposals/tariff-list.entity'
import { SpotCheck, SpotCheckDraw } from '#server/field/spot-checks/spot-check.entity'
import { LiveEventRow } from '#server/journal/facts/live-event.entity'
import { BonusEntry } from '#server/ledger/bonuses/bonus-entry.entity'
import {
  Cancellation,
  Deal,
  DealCustomer,
  DealNumber,
  DealReview,
  PendingLine,
  Reassignment,
  Withdrawal,
} from '#server/ledger/deals/deal.entity'
import { LedgerEntry } from '#server/ledger/deals/ledger-entry.entity'
import { Dispute } from '#server/ledger/disputes/dispute.entity'
import { GroupLine } from '#server/ledger/group-messages/group-line.entity'
import { ImportRow, ImportRun } from '#server/ledger/imports/import.entity'
import { DealLike, LikeDigest } from '#server/ledger/likes/deal-like.entity'
import { StandingRow } from '#server/ledger/standings/standing.entity'
import { Account } from '#server/platform/accounts/account.entity'
import { PasswordReset } from '#server/platform/accounts/password-reset.entity'
import { Portrait } from '#server/platform/accounts/portrait.entity'
import { Audit } from '#server/platform/audit/audit.entity'
import { Session } from '#server/platform/auth/session.entity'
import { Center } from '#server/platform/centers/center.entity'
import { Setup } from '#server/platform/setup/setup.entity'
import { SetupCode } from '#server/platform/setup/setup-code.entity'
import { Aim } from '#server/ritual/aims/aim.entity'
import { BattleReport, BattleReportPicture, ReportRead } from '#server/ritual/battle-reports/battle-report.entity'
import { Benchmark } from '#server/ritual/benchmarks/benchmark.entity'
import { Ceremony } from '#server/ritual/ceremony/ceremony.entity'
import { Meeting, MeetingFieldRow, Praise } from '#server/ritual/meetings/meeting.entity'
import { MeetingPhoto } from '#server/ritual/meetings/photos/meeting-photo.entity'
import { Lesson, LessonThanks, LessonUse, Playbook } from '#server/ritual/playbook/lesson.entity'
import { Pledge, PledgeRevision } from '#server/ritual/pledges/pledge.entity'
import { Request, RequestStepRow, RequestTermsRow } from '#server/ritual/requests/request.entity'
import { Shortfall } from '#server/ritual/shortfalls/shortfall.entity'
import { Support } from '#server/ritual/supports/support.entity'
import { CustomerVoice } from '#server/ritual/voices/customer-voice.entity'
import { Display } from '#server/screens/displays/display.entity'
import { Pairing } from '#server/screens/displays/pairing.entity'

/** Every table of the product. */
export const entities = [
  Center,
  Setup,
  SetupCode,
  Account,
  Session,
  PasswordReset,
  Portrait,
  Audit,
  Contest,
  MetricRow,
  OfferRow,
  RevisionRow,
  TeamRow,
  GoalRow,
  GoalReached,
  Participant,
  ParticipantCode,
  Territory,
  TerritoryHolder,
  Invite,
  Notice,
  NoticeRead,
  NoticeSeen,
  Display,
  Pairing,
  ApiToken,
  Deal,
  DealCustomer,
  DealNumber,
  DealReview,
  Withdrawal,
  Cancellation,
  Reassignment,
  PendingLine,
  Dispute,
  LedgerEntry,
  GroupLine,
  ImportRun,
  ImportRow,
  BonusEntry,
  DealLike,
  LikeDigest,
  ActivityEntry,
  ActivityOutcome,
  ActivityCustomer,
  ActivityTally,
  ProspectList,
  Prospect,
  ProspectCustomer,
  ProspectHold,
  ProspectReveal,
  ListTallyRow,
  DraftMove,
  Opportunity,
  OpportunityCustomer,
  OpportunityStepRow,
  CountingStepRow,
  ProspectObjection,
  StandingRow,
  LiveEventRow,
  Pledge,
  PledgeRevision,
  Absence,
  Attendance,
  CalendarDay,
  Meeting,
  MeetingFieldRow,
  MeetingPhoto,
  Praise,
  Shortfall,
  Support,
  CustomerVoice,
  Request,
  SpotCheck,
  SpotCheckDraw,
  RequestStepRow,
  RequestTermsRow,
  BattleReport,
  BattleReportPicture,
  ReportRead,
  Benchmark,
  Ceremony,
  Aim,
  TariffListRow,
  Playbook,
  Lesson,
  LessonThanks,
  LessonUse,
]
