import type { Invite } from '#server/contest/invites/invite.entity'
import { AppError } from '#server/platform/http/app-error'

type Open = Pick<Invite, 'isRevoked' | 'expiresAt' | 'uses' | 'maxUses'>

/** Whether someone may still join by it. */
export const isOpen = (invite: Open, now: Date): boolean =>
  !invite.isRevoked && invite.expiresAt > now && invite.uses < invite.maxUses

/** Says why nobody may join by it any more. */
export function mustBeOpen(invite: Open, now: Date): void {
  if (invite.isRevoked) throw new AppError('invite_unknown')
  if (invite.expiresAt <= now) throw new AppError('invite_expired')
  if (invite.uses >= invite.maxUses) throw new AppError('invite_used_up')
}
