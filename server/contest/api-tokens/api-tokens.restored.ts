import { carried, type RestoredPart } from '#server/platform/database/restored-part'

/** A token that was revoked since the copy stays revoked. */
export const apiTokensRestored: RestoredPart = {
  carry(copy, present) {
    const revoked = present.prepare('select "id", "revokedAt" from api_token where "revokedAt" is not null').all()
    const revoke = copy
      .prepare('update api_token set "revokedAt" = ? where "id" = ? and "revokedAt" is null returning "name"')
      .pluck()
    const names = (revoked as { id: string; revokedAt: string }[]).map(({ id, revokedAt }) => revoke.get(revokedAt, id))
    return carried(
      'tokens',
      names.filter((name) => typeof name === 'string'),
    )
  },

  end(copy) {
    const revoke = copy.prepare('update api_token set "revokedAt" = ? where "revokedAt" is null returning "name"')
    return carried('tokens', revoke.pluck().all(new Date().toISOString()) as string[])
  },
}
