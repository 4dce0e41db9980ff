const WIDTH = 30

/** A bar on a terminal; on anything else it stays quiet. */
export class Progress {
  private done = 0

  constructor(private readonly total: number) {}

  show(label: string): void {
    this.done++
    if (!process.stderr.isTTY) return
    const filled = Math.round((this.done / this.total) * WIDTH)
    process.stderr.write(`\r  ${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)}  ${label}  ${this.done}/${this.total}`)
  }

  end(): void {
    if (process.stderr.isTTY) process.stderr.write('\r\x1b[K')
  }
}
