import { Global, Module } from '@nestjs/common'
import { DiscoveryModule } from '@nestjs/core'
import { DomainEventBus } from '#server/platform/events/domain-event-bus'

/** Domain events for every feature. */
@Global()
@Module({ imports: [DiscoveryModule], providers: [DomainEventBus], exports: [DomainEventBus] })
export class EventsModule {}
