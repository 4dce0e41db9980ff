import type { Account } from '#server/platform/accounts/account.entity'
import type { AccountView } from '#shared/platform/accounts/contract'

/** An account without its password. */
export const toAccountView = ({ id, role, name, login, isDisabled, createdAt }: Account): AccountView => ({
  id,
  role,
  name,
  login,
  isDisabled,
  createdAt: createdAt.toISOString(),
})
