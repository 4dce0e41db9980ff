import type { Invite } from '#server/contest/invites/invite.entity'
import { AppError } from '#server/platform/http/app-error'

type Open = Pick<Invite, 'isRevoked' | 'expiresAt' | 'uses' | 'maxUses'>

/** Whether the invite still admits people. */
export const isOpen = (invite: Open, now: Date): boolean =>
  !invite.isRevoked && invite.expiresAt > now && invite.uses < invite.maxUses

/** Refuses with the reason for which the invite is closed. */
export function mustBeOpen(invite: Open, now: Date): void {
  if (invite.isRevoked) throw new AppError('invite_unknown')
  if (invite.expiresAt <= now) throw new AppError('invite_expired')
  if (invite.uses >= invite.maxUses) throw new AppError('invite_used_up')
}
