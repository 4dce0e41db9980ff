import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join, resolve } from 'node:path'
import { builtPrograms } from './built-programs'

const ROOT = resolve(import.meta.dirname, '../..')

/** The programs as they run in production. */
export class BuiltServer {
  private constructor(private readonly folder: string) {}

  static async ready(): Promise<BuiltServer> {
    return new BuiltServer(await builtPrograms())
  }

  /** Starts a program with exactly this environment. */
  start(program: 'main' | 'cli' | 'demo', env: Record<string, string>, args: string[] = []): Running {
    const own = { PATH: process.env.PATH ?? '', ...env }
    return new Running(spawn(process.execPath, [join(this.folder, `${program}.js`), ...args], { env: own, cwd: ROOT }))
  }
}

/** A program that runs, and what it has said so far. */
export class Running {
  output = ''
  readonly exit: Promise<number | null>

  constructor(readonly child: ChildProcess) {
    child.stdout?.on('data', (chunk: Buffer) => {
      this.output += chunk.toString()
    })
    child.stderr?.on('data', (chunk: Buffer) => {
      this.output += chunk.toString()
    })
    this.exit = once(child, 'close').then(([code]) => code as number | null)
  }

  /** Resolves when the program has said this; fails when it ends before. */
  async says(expected: RegExp): Promise<void> {
    let isOver = false
    void this.exit.then(() => {
      isOver = true
    })
    while (!expected.test(this.output)) {
      if (isOver) throw new Error(`It ended without saying ${expected}:\n${this.output}`)
      await new Promise((done) => setTimeout(done, 20))
    }
  }
}
