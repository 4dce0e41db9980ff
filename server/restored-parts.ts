import { apiTokensRestored } from '#server/contest/api-tokens/api-tokens.restored'
import { contestsRestored } from '#server/contest/contests/contests.restored'
import { invitesRestored } from '#server/contest/invites/invites.restored'
import { customerPlaces } from '#server/customer-places'
import { customersRestored } from '#server/ledger/customers/customers.restored'
import { accountsRestored } from '#server/platform/accounts/accounts.restored'
import { portraitsRestored } from '#server/platform/accounts/portraits.restored'
import { sessionsRestored } from '#server/platform/auth/sessions.restored'
import { centersRestored } from '#server/platform/centers/centers.restored'
import type { RestoredPart } from '#server/platform/database/restored-part'
import { battleReportsRestored } from '#server/ritual/battle-reports/battle-reports.restored'
import { photosRestored } from '#server/ritual/meetings/photos/photos.restored'
import { displaysRestored } from '#server/screens/displays/displays.restored'

/** What each feature does to a copy that is restored, in this order: sessions follow their accounts. */
export const restoredParts: readonly RestoredPart[] = [
  accountsRestored,
  portraitsRestored,
  sessionsRestored,
  centersRestored,
  apiTokensRestored,
  invitesRestored,
  displaysRestored,
  customersRestored(customerPlaces),
  contestsRestored,
  battleReportsRestored,
  photosRestored,
]
