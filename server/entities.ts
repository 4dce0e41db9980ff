import { Account } from '#server/accounts/account.entity'
import { PasswordReset } from '#server/accounts/password-reset.entity'
import { ApiToken } from '#server/api-tokens/api-token.entity'
import { Audit } from '#server/audit/audit.entity'
import { BattleReport, BattleReportPicture, ReportRead } from '#server/battle-reports/battle-report.entity'
import { Benchmark } from '#server/benchmarks/benchmark.entity'
import { Center } from '#server/centers/center.entity'
import { Contest } from '#server/contests/contest.entity'
import { GoalReached, GoalRow } from '#server/contests/goal.entity'
import { MetricRow } from '#server/contests/metric.entity'
import { OfferRow } from '#server/contests/offer.entity'
import { RevisionRow } from '#server/contests/revision.entity'
import { TeamRow } from '#server/contests/team.entity'
import { Cancellation, Deal, DealCustomer, PendingLine, Reassignment, Withdrawal } from '#server/deals/deal.entity'
import { LedgerEntry } from '#server/deals/ledger-entry.entity'
import { Display } from '#server/displays/display.entity'
import { Dispute } from '#server/disputes/dispute.entity'
import { Absence, CalendarDay } from '#server/duty/duty.entity'
import { ImportRow, ImportRun } from '#server/imports/import.entity'
import { Invite } from '#server/invites/invite.entity'
import { LiveEventRow } from '#server/live/live-event.entity'
import { Meeting, MeetingField, Praise } from '#server/meetings/meeting.entity'
import { Participant } from '#server/participants/participant.entity'
import { Lesson, LessonThanks, LessonUse, Playbook } from '#server/playbook/lesson.entity'
import { Pledge, PledgeRevision } from '#server/pledges/pledge.entity'
import { Session } from '#server/sessions/session.entity'
import { Setup } from '#server/setup/setup.entity'
import { Shortfall } from '#server/shortfalls/shortfall.entity'
import { StandingRow } from '#server/standings/standing.entity'
import { Support } from '#server/supports/support.entity'
import { CustomerVoice } from '#server/voices/customer-voice.entity'

/** Every table of the product. */
export const entities = [
  Center,
  Setup,
  Account,
  Session,
  PasswordReset,
  Audit,
  Contest,
  MetricRow,
  OfferRow,
  RevisionRow,
  TeamRow,
  GoalRow,
  GoalReached,
  Participant,
  Invite,
  Display,
  ApiToken,
  Deal,
  DealCustomer,
  Withdrawal,
  Cancellation,
  Reassignment,
  PendingLine,
  Dispute,
  LedgerEntry,
  ImportRun,
  ImportRow,
  StandingRow,
  LiveEventRow,
  Pledge,
  PledgeRevision,
  Absence,
  CalendarDay,
  Meeting,
  MeetingField,
  Praise,
  Shortfall,
  Support,
  CustomerVoice,
  BattleReport,
  BattleReportPicture,
  ReportRead,
  Benchmark,
  Playbook,
  Lesson,
  LessonThanks,
  LessonUse,
]
