import { compareActivityBonuses } from '#server/field/activities/activity-bonuses.verify'
import { ACTIVITY_RULES } from '#server/field/activities/activity-verify-rules'
import { LIST_RULES } from '#server/field/lists/list-verify-rules'
import { OPPORTUNITY_RULES } from '#server/field/opportunities/opportunity-verify-rules'
import { SPOT_CHECK_RULES } from '#server/field/spot-checks/spot-check-verify-rules'
import { type Verdict, verify } from '#server/ledger/verify/verify'
import { AIM_RULES } from '#server/ritual/aims/aim-verify-rules'
import { REQUEST_RULES } from '#server/ritual/requests/request-verify-rules'

/** The ledger against its replay, and what the wings above it keep by rules of their own. */
export const verifyAll = (databaseUrl: string): Promise<Verdict> =>
  verify(
    databaseUrl,
    [...ACTIVITY_RULES, ...LIST_RULES, ...OPPORTUNITY_RULES, ...SPOT_CHECK_RULES, ...AIM_RULES, ...REQUEST_RULES],
    [compareActivityBonuses],
  )
