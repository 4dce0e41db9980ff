/** What is done while the server is stopped, as the replacement of its database file. */
export interface RestartChange {
  /** The refusal of requests that come meanwhile. */
  reason: 'restoring' | 'leaving'
  apply(): void
  /** Called if the server could not start on what `apply` left. */
  undo(error: unknown): void
}

/** The process that runs the server. */
export abstract class ServerRestarter {
  /** Disconnects clients with a retry hint, stops the server, applies the change and restarts on the same port. */
  abstract restartWith(change: RestartChange): void
}
