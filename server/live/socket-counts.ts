/** Counts the sockets of each session or link. */
export class SocketCounts {
  private readonly counts = new Map<string, number>()

  constructor(private readonly most: number) {}

  isFull(sessionId: string): boolean {
    return (this.counts.get(sessionId) ?? 0) >= this.most
  }

  add(sessionId: string): void {
    this.counts.set(sessionId, (this.counts.get(sessionId) ?? 0) + 1)
  }

  remove(sessionId: string): void {
    const left = (this.counts.get(sessionId) ?? 0) - 1
    if (left > 0) this.counts.set(sessionId, left)
    else this.counts.delete(sessionId)
  }
}
