import { Account } from '#server/accounts/account.entity'
import { Audit } from '#server/audit/audit.entity'
import { Center } from '#server/centers/center.entity'
import { Contest } from '#server/contests/contest.entity'
import { GoalReached, GoalRow } from '#server/contests/goal.entity'
import { MetricRow } from '#server/contests/metric.entity'
import { OfferRow } from '#server/contests/offer.entity'
import { TeamRow } from '#server/contests/team.entity'
import { Deal, DealCustomer, Withdrawal } from '#server/deals/deal.entity'
import { LedgerEntry } from '#server/deals/ledger-entry.entity'
import { Display } from '#server/displays/display.entity'
import { Invite } from '#server/invites/invite.entity'
import { LiveEventRow } from '#server/live/live-event.entity'
import { Participant } from '#server/participants/participant.entity'
import { Pledge, PledgeRevision } from '#server/pledges/pledge.entity'
import { Session } from '#server/sessions/session.entity'
import { Setup } from '#server/setup/setup.entity'
import { StandingRow } from '#server/standings/standing.entity'

/** Every table of the product. */
export const entities = [
  Center,
  Setup,
  Account,
  Session,
  Audit,
  Contest,
  MetricRow,
  OfferRow,
  TeamRow,
  GoalRow,
  GoalReached,
  Participant,
  Invite,
  Display,
  Deal,
  DealCustomer,
  Withdrawal,
  LedgerEntry,
  StandingRow,
  LiveEventRow,
  Pledge,
  PledgeRevision,
]
