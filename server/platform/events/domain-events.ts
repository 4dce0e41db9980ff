/**
 * Everything that happens inside a unit and that other features react to, by name, with what a listener is given. The
 * feature that emits an event declares it here by declaration merging, next to the service that emits it.
 */
// biome-ignore lint/suspicious/noEmptyInterface: features add their events by declaration merging.
export interface DomainEvents {}

/** A reaction to a domain event. It runs in the unit that emits the event; an error rolls the unit back. */
export type Listener<Event extends keyof DomainEvents> = (payload: DomainEvents[Event]) => Promise<void>

interface Subscription {
  event: string
  method: string
}

const subscriptions = new WeakMap<object, Subscription[]>()

/** Makes a provider's method a listener of the event, for as long as the application runs. */
export function OnDomainEvent<Event extends keyof DomainEvents>(event: Event) {
  return (prototype: object, method: string, _listener: TypedPropertyDescriptor<Listener<Event>>): void => {
    subscriptions.set(prototype, [...subscriptionsOf(prototype), { event, method }])
  }
}

/** What the methods of a class listen to, in the order in which they are written. */
export const subscriptionsOf = (prototype: object): readonly Subscription[] => subscriptions.get(prototype) ?? []
