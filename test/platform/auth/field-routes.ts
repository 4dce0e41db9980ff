/** Who may call the routes of the wing `field`, as a part of the rules of all routes. */
export const FIELD_ROUTES = {
  'GET /contests/:contestId/activities/own': 'person',
  'GET /contests/:contestId/activities/teams': 'person',
  'POST /contests/:contestId/activities': 'person',
  'POST /contests/:contestId/activities/outcomes': 'person',
  'POST /contests/:contestId/activities/undo': 'person',
  'GET /contests/:contestId/spot-checks': 'ledger',
  'GET /contests/:contestId/spot-checks/teams': 'person',
  'POST /contests/:contestId/spot-checks/draws': 'ledger',
  'POST /contests/:contestId/spot-checks/:id/call': 'ledger',
  'POST /contests/:contestId/spot-checks/:id/answer': 'ledger',
} as const
