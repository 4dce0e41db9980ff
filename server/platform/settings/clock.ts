/** Tells the contest's time: business dates, locks and the instants of facts. Sign-in and rate limits use real time. */
export abstract class Clock {
  abstract now(): Date
}

export class SystemClock extends Clock {
  now(): Date {
    return new Date()
  }
}
