import { carried, type RestoredPart } from '#server/platform/database/restored-part'

/** A TV or link that was revoked since the copy stays revoked. */
export const displaysRestored: RestoredPart = {
  carry(copy, present) {
    const revoke = copy.prepare(
      'update display set "isRevoked" = 1 where "id" = ? and not "isRevoked" returning "name"',
    )
    const ids = present.prepare('select "id" from display where "isRevoked"').pluck().all()
    return carried(
      'displays',
      ids.map((id) => revoke.pluck().get(id)).filter((name) => typeof name === 'string'),
    )
  },

  end(copy) {
    const revoke = copy.prepare('update display set "isRevoked" = 1 where not "isRevoked" returning "name"')
    return carried('displays', revoke.pluck().all() as string[])
  },
}
