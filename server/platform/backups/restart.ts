/** What happens to the database between two lives of the server, while nobody has it open. */
export interface Change {
  apply(): void
  /** The server could not begin anew on what `apply` left. */
  undo(error: unknown): void
}

/** The program around the server. */
export abstract class Life {
  /** Tells every screen to come back, ends the server, makes the change and begins anew on the same port. */
  abstract renew(change: Change): void
}
