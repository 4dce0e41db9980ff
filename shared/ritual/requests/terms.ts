import { z } from 'zod'
import { TimeOfDay } from '#shared/platform/time/time'
import { RequestKind } from './counts'

/** The kinds that a person asks for; a complaint opens its request by itself. */
export const ASKED_KINDS = RequestKind.exclude(['complaint'])

/**
 * How soon a kind is answered: within so many minutes of working time, or until the end of the so-manieth working day
 * after the one on which it is asked.
 */
export const ServicePromise = z.discriminatedUnion('unit', [
  z.strictObject({ unit: z.literal('minutes'), amount: z.int().min(5).max(6_000) }),
  z.strictObject({ unit: z.literal('days'), amount: z.int().min(1).max(20) }),
])
export type ServicePromise = z.infer<typeof ServicePromise>

/** Working time (`from` to `to` on working days), and what is promised for each kind. */
export const RequestTerms = z.strictObject({
  from: TimeOfDay,
  to: TimeOfDay,
  promises: z.strictObject({
    resource: ServicePromise,
    policy: ServicePromise,
    price: ServicePromise,
    install: ServicePromise,
    terminal: ServicePromise,
    visit: ServicePromise,
    complaint: ServicePromise,
  }),
})
export type RequestTerms = z.infer<typeof RequestTerms>

/** Work ends after it begins. */
export const SetTermsInput = RequestTerms.refine(({ from, to }) => from < to, { path: ['to'] })

const hours = (amount: number): ServicePromise => ({ unit: 'minutes', amount: amount * 60 })

/** What holds until a director promises otherwise. */
export const DEFAULT_TERMS: RequestTerms = {
  from: '08:30',
  to: '18:00',
  promises: {
    resource: hours(1),
    policy: { unit: 'minutes', amount: 30 },
    price: hours(4),
    install: hours(24),
    terminal: hours(4),
    visit: { unit: 'days', amount: 1 },
    complaint: { unit: 'days', amount: 1 },
  },
}
