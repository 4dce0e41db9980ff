import { carried, type RestoredPart } from '#server/platform/database/restored-part'

interface Row {
  id: string
  isRevoked: number
  uses: number
}

/** An invite that was revoked or used up since the copy stays so. */
export const invitesRestored: RestoredPart = {
  carry(copy, present) {
    const now = present.prepare('select "id", "isRevoked", "uses" from invite').all() as Row[]
    const use = copy.prepare('update invite set "uses" = max("uses", ?) where "id" = ?')
    const revoke = copy.prepare('update invite set "isRevoked" = 1 where "id" = ? and not "isRevoked"')
    for (const { id, uses } of now) use.run(uses, id)
    const revoked = now.filter(({ id, isRevoked }) => isRevoked && revoke.run(id).changes > 0)
    return carried('invites', [], revoked.length)
  },

  end(copy) {
    return carried('invites', [], copy.prepare('update invite set "isRevoked" = 1 where not "isRevoked"').run().changes)
  },
}
