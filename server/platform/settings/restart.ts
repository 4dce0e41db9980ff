/** A replacement of the database file, applied while the server is stopped. */
export interface DatabaseSwap {
  apply(): void
  /** Called if the server could not start on what `apply` left. */
  undo(error: unknown): void
}

/** The process that runs the server. */
export abstract class ServerRestarter {
  /** Disconnects clients with a retry hint, stops the server, applies the swap and restarts on the same port. */
  abstract restartWith(swap: DatabaseSwap): void
}
