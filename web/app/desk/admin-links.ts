import type { NavigationLink } from '../layouts/navigation'

/** What belongs to the whole centre. */
export const centerLinks: NavigationLink[] = [
  { to: '/admin', label: 'desk.links.contests', icon: 'i-lucide-flag', isForLedgerKeepers: true },
  { to: '/admin/accounts', label: 'desk.links.accounts', icon: 'i-lucide-users-round' },
  { to: '/admin/customers', label: 'customers.title', icon: 'i-lucide-shield-user' },
  { to: '/admin/backups', label: 'desk.links.backups', icon: 'i-lucide-database-backup' },
  { to: '/admin/api-docs', label: 'api-docs.title', icon: 'i-lucide-braces' },
  { to: '/admin/audit', label: 'desk.links.audit', icon: 'i-lucide-history' },
]

/** What belongs to one contest. */
export function contestLinks(contestId: string, openDisputes: number): NavigationLink[] {
  const base = `/admin/contests/${contestId}`
  return [
    { to: '/admin', label: 'desk.links.allContests', icon: 'i-lucide-list', isForLedgerKeepers: true },
    { to: base, label: 'desk.links.contest', icon: 'i-lucide-flag' },
    { to: `${base}/people`, label: 'desk.links.people', icon: 'i-lucide-users-round' },
    { to: `${base}/calendar`, label: 'duty.calendar.title', icon: 'i-lucide-calendar-days' },
    {
      to: `${base}/ledger`,
      label: 'desk.links.ledger',
      icon: 'i-lucide-book-open-text',
      isForLedgerKeepers: true,
    },
    {
      to: `${base}/disputes`,
      label: 'desk.links.disputes',
      icon: 'i-lucide-scale',
      isForLedgerKeepers: true,
      waiting: openDisputes,
    },
    {
      to: `${base}/imports`,
      label: 'desk.links.imports',
      icon: 'i-lucide-file-input',
      isForLedgerKeepers: true,
    },
    {
      to: `${base}/exports`,
      label: 'desk.links.exports',
      icon: 'i-lucide-file-spreadsheet',
      isForLedgerKeepers: true,
    },
    { to: `${base}/displays`, label: 'desk.links.displays', icon: 'i-lucide-tv' },
    { to: `${base}/api-tokens`, label: 'api-tokens.title', icon: 'i-lucide-plug' },
    { to: `${base}/audit`, label: 'desk.links.audit', icon: 'i-lucide-history' },
  ]
}
