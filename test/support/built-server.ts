import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build } from 'vite'

const ROOT = resolve(import.meta.dirname, '../..')

/** The programs as they run in production, built into a folder of their own. */
export class BuiltServer {
  private constructor(private readonly folder: string) {}

  static async build(name: string): Promise<BuiltServer> {
    const folder = join(ROOT, 'dist', `test-${name}-${process.pid}`)
    await build({
      configFile: join(ROOT, 'vite.server.config.ts'),
      logLevel: 'error',
      build: {
        outDir: folder,
        rolldownOptions: { input: { main: join(ROOT, 'server/main.ts'), cli: join(ROOT, 'server/cli/main.ts') } },
      },
    })
    return new BuiltServer(folder)
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true })
  }

  /** Starts a program with exactly this environment. */
  start(program: 'main' | 'cli', env: Record<string, string>, args: string[] = []): Running {
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
