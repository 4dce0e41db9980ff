import { LivePart } from '#shared/live/protocol'

/** LP19: the lists that the pages on the screen need whole. */
export class WantedParts {
  private all: (readonly LivePart[])[] = []

  constructor(private readonly changed: (parts: LivePart[]) => void) {}

  get list(): LivePart[] {
    return LivePart.options.filter((part) => this.all.some((each) => each.includes(part)))
  }

  /** Returns how to let go of them. */
  add(parts: readonly LivePart[]): () => void {
    this.all = [...this.all, parts]
    this.changed(this.list)
    return () => {
      this.all = this.all.filter((each) => each !== parts)
      this.changed(this.list)
    }
  }
}
