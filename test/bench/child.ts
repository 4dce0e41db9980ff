import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

/** The requests that a bench process answers; each answer is a message. */
export type Program = Record<string, (argument: never) => unknown>

interface Call {
  id: number
  name: string
  argument: unknown
}
type Answer = { id: number; value: unknown } | { id: number; error: string }

/** Another process of the bench, called by messages; its log lines go nowhere, what it complains about to ours. */
export class Child<P extends Program> {
  private readonly waiting = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>()
  private calls = 0

  private constructor(private readonly process: ChildProcess) {
    process.on('message', (answer: Answer) => this.settle(answer))
    process.on('exit', (code) => this.giveUp(new Error(`A process of the bench ended with ${code}`)))
  }

  static start<P extends Program>(program: string, nodeArguments: string[] = []): Child<P> {
    const file = join('dist/bench', `${program}.js`)
    const execArgv = ['--enable-source-maps', ...nodeArguments]
    return new Child(fork(file, { execArgv, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] }))
  }

  call<K extends keyof P & string>(name: K, ...[argument]: Parameters<P[K]>): Promise<Awaited<ReturnType<P[K]>>> {
    const id = ++this.calls
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject })
      this.process.send({ id, name, argument } satisfies Call, (error) => error && this.giveUp(error))
    })
  }

  /** Lets it end by itself; it is killed if it does not. */
  async stop(): Promise<void> {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return
    const ended = once(this.process, 'exit')
    if (this.process.connected) this.process.disconnect()
    const timer = setTimeout(() => this.process.kill('SIGKILL'), 10_000)
    await ended
    clearTimeout(timer)
  }

  private settle(answer: Answer): void {
    const call = this.waiting.get(answer.id)
    this.waiting.delete(answer.id)
    if ('error' in answer) call?.reject(new Error(answer.error))
    else call?.resolve(answer.value as never)
  }

  private giveUp(error: Error): void {
    for (const { reject } of this.waiting.values()) reject(error)
    this.waiting.clear()
  }
}

/** Answers calls until the bench lets go; then `leave` has its turn and the process ends. */
export function serve(program: Program, leave: () => Promise<void> | void = () => {}): void {
  process.on('message', ({ id, name, argument }: Call) => {
    const work = async () => program[name]?.(argument as never)
    work().then(
      (value) => process.send?.({ id, value } satisfies Answer),
      (error: Error) => process.send?.({ id, error: error.stack ?? String(error) } satisfies Answer),
    )
  })
  process.once('disconnect', () => {
    void Promise.resolve(leave()).finally(() => process.exit())
  })
  // Ctrl-C reaches every process; the bench itself then lets go of the others.
  process.on('SIGINT', () => {})
}

/** Seconds of a core that this process has used so far. */
export function usedCpu(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}
