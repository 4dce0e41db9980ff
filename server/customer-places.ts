import { activityCustomers } from '#server/field/activities/activity-customers.place'
import { listCustomers } from '#server/field/lists/list-customers.place'
import { opportunityCustomers } from '#server/field/opportunities/opportunity-customers.place'
import type { CustomerPlace } from '#server/ledger/customers/customer-place'
import { dealCustomers } from '#server/ledger/customers/deal-customers.place'
import { importedCustomers } from '#server/ledger/imports/imported-customers.place'

/** Every place that holds customers' names and phones. */
export const customerPlaces: readonly CustomerPlace[] = [
  dealCustomers,
  importedCustomers,
  activityCustomers,
  listCustomers,
  opportunityCustomers,
]
