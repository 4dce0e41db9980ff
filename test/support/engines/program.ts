import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'

const WITHIN_MS = 20_000

/** A browser, or what it needs, with a home folder of its own. */
export class Program {
  private output = ''
  private readonly closed: Promise<unknown>

  private constructor(
    private readonly name: string,
    private readonly child: ChildProcess,
  ) {
    this.closed = once(child, 'close').catch(() => undefined)
    for (const stream of [child.stdout, child.stderr, child.stdio[3]])
      stream?.on('data', (chunk: Buffer) => {
        this.output += chunk.toString()
      })
  }

  /** A fourth stream is open for what some programs write to a number of a file. */
  static start(command: string, args: readonly string[], env: Record<string, string>): Program {
    const own = { PATH: process.env.PATH ?? '', LANG: 'C.UTF-8', ...env }
    return new Program(command, spawn(command, args, { env: own, stdio: ['ignore', 'pipe', 'pipe', 'pipe'] }))
  }

  /** What it says, once it has said this. */
  async says(expected: RegExp): Promise<string> {
    const deadline = performance.now() + WITHIN_MS
    for (;;) {
      const [, found] = expected.exec(this.output) ?? []
      if (found !== undefined) return found
      if (this.child.exitCode !== null || performance.now() > deadline)
        throw new Error(`${this.name} did not say ${expected}:\n${this.output}`)
      await new Promise((done) => setTimeout(done, 20))
    }
  }

  async end(): Promise<void> {
    this.child.kill('SIGTERM')
    const killer = setTimeout(() => this.child.kill('SIGKILL'), 3_000)
    await this.closed
    clearTimeout(killer)
  }
}
