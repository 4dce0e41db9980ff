import { Injectable, type OnModuleInit } from '@nestjs/common'
import { DiscoveryService } from '@nestjs/core'
import { type DomainEvents, type Listener, subscriptionsOf } from '#server/platform/events/domain-events'

interface Registered {
  name: string
  listen: (payload: never) => Promise<void>
}

/** Calls the listeners of domain events: one after the other, inside the unit of the emitter. */
@Injectable()
export class DomainEventBus implements OnModuleInit {
  private readonly byEvent = new Map<string, Registered[]>()

  constructor(private readonly discovery: DiscoveryService) {}

  /** Collects every method with `@OnDomainEvent`. A module's listeners come after those of the modules it imports. */
  onModuleInit(): void {
    const providers = this.discovery.getProviders().filter(({ instance }) => instance instanceof Object)
    const depth = (provider: (typeof providers)[number]) => provider.host?.distance ?? 0
    for (const { instance } of providers.sort((a, b) => depth(b) - depth(a)))
      for (const { event, method } of subscriptionsOf(Object.getPrototypeOf(instance)))
        this.add(event, {
          name: `${instance.constructor.name}.${method}`,
          listen: (payload) => instance[method](payload),
        })
  }

  /** Inside the caller's unit; throws what the first listener that refuses throws, and calls none after it. */
  async emit<Event extends keyof DomainEvents>(event: Event, payload: DomainEvents[Event]): Promise<void> {
    for (const { listen } of this.byEvent.get(event) ?? []) await (listen as Listener<Event>)(payload)
  }

  /** `Class.method` of an event's listeners, in the order in which they are called. */
  listenersOf(event: keyof DomainEvents): string[] {
    return (this.byEvent.get(event) ?? []).map(({ name }) => name)
  }

  private add(event: string, listener: Registered): void {
    this.byEvent.set(event, [...(this.byEvent.get(event) ?? []), listener])
  }
}
