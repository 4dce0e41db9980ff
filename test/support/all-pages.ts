/** What the addresses of a site's pages need. */
export interface PageKeys {
  contestId: string
  /** A contest that has not started, for the wizard. */
  draftId?: string | undefined
  /** An import that began. */
  runId?: string | undefined
}

/** What the addresses of the ritual's pages need. */
export interface RitualKeys {
  reportIds: string[]
  benchmarkIds: string[]
  cardIds: string[]
}

export const VIEWERS = ['nobody', 'member', 'director'] as const
export type Viewer = (typeof VIEWERS)[number]

const DESK = [
  ...['', '/people', '/territories', '/calendar', '/ledger', '/disputes', '/reviews', '/requests', '/spot-checks'],
  ...['/orders', '/lists', '/opportunities'],
  ...['/settings', '/settings/teams', '/settings/goals', '/settings/rules', '/settings/close'],
  ...['/imports', '/exports', '/audit', '/displays', '/api-tokens', '/group', '/ceremony', '/certificates'],
]
const WIZARD = ['basics', 'targets', 'teams', 'metrics', 'people', 'start']

/** Every page but those of the ritual, by who opens it; links with a secret come from the site. */
export const allPages = ({ contestId, draftId, runId }: PageKeys): Record<Viewer, string[]> => ({
  nobody: [
    '/sign-in',
    '/setup',
    '/join#wrong',
    '/reset#wrong',
    '/nowhere',
    '/street#wrong',
    '/tv',
    '/display',
    '/watch#wrong',
    '/help',
    '/help/member',
    '/help/operator',
    '/help/roles',
  ],
  member: [
    '/',
    '/deal',
    '/deals',
    '/numbers',
    '/group',
    '/pledge',
    '/board',
    '/charts',
    '/territories',
    '/disputes',
    '/requests',
    '/proposal',
    '/my-list',
    '/my-opportunities',
    '/me',
    '/inbox',
    `/check-in/${contestId}/AAAAAAAA`,
  ],
  director: [
    ...['/', '/admin', '/admin/contests/new', '/admin/accounts', '/admin/customers', '/admin/backups'],
    ...['/admin/addresses', '/admin/pair'],
    ...['/admin/api-docs', '/admin/audit'],
    ...DESK.map((path) => `/admin/contests/${contestId}${path}`),
    ...(runId ? [`/admin/contests/${contestId}/imports/${runId}`] : []),
    ...(draftId ? WIZARD.map((step) => `/admin/contests/${draftId}?step=${step}`) : []),
  ],
})

/** The pages of meetings, reports, benchmarks and lessons that everyone in the contest may open. */
export const ritualPages = ({ reportIds, benchmarkIds, cardIds }: RitualKeys): string[] => [
  ...['/meetings', '/meetings/morning', '/meetings/evening', '/reports', '/benchmarks', '/playbook'],
  ...reportIds.map((id) => `/reports/${id}`),
  ...benchmarkIds.map((id) => `/benchmarks/${id}`),
  ...cardIds.map((id) => `/playbook/${id}`),
]
