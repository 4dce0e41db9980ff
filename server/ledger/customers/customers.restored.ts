import type { Customer, CustomerPlace } from '#server/ledger/customers/customer-place'
import { carried, type RestoredPart } from '#server/platform/database/restored-part'

/**
 * A customer who was erased since the copy stays erased in every place. One that only a single row lost, and that the
 * replaced database still holds elsewhere, is erased from that row alone.
 */
export const customersRestored = (places: readonly CustomerPlace[]): RestoredPart => ({
  carry(copy, present) {
    const erased = places.flatMap((place) => place.eraseAsIn(copy, present))
    const held = new Set(places.flatMap((place) => [...place.heldIn(present)].map(keyOf)))
    const phones = new Map<string, Set<string>>()
    for (const customer of erased)
      if (customer.phone !== '' && !held.has(keyOf(customer)))
        phones.set(customer.centerId, (phones.get(customer.centerId) ?? new Set()).add(customer.phone))
    const further = places.reduce((sum, place) => sum + place.eraseFrom(copy, phones), 0)
    return carried('customers', [], erased.length + further)
  },
})

const keyOf = ({ centerId, phone }: Customer): string => `${centerId} ${phone}`
