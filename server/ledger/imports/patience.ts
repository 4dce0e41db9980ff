import { performance } from 'node:perf_hooks'

const LOOK_MS = 250
/** Without progress for this much work a file is refused; a large one may need more for its one long step. */
const MOST_MS = 3_000
const PER_MEGABYTE_MS = 200
const MEGABYTE = 1024 * 1024
/** A thread that does no work at all ends too. */
const MOST_IDLE_MS = 60_000

/** How many threads are waited for; the work of the process is divided among them. */
let waitedFor = 0

/**
 * Calls `over` when a thread has worked for three seconds without progress. Work is what the processor did for this
 * process outside of its main thread, so that a machine that is busy with something else costs a good file nothing.
 */
export class Patience {
  private readonly timer = setInterval(() => this.look(), LOOK_MS)
  private worked = 0
  private most = MOST_MS
  private since = performance.now()
  private cpu = process.cpuUsage()
  private loop = performance.eventLoopUtilization()

  constructor(private readonly over: () => void) {
    waitedFor++
  }

  /** The thread has made progress; `bytes` are what its next step has to read. */
  renew(bytes: number): void {
    this.worked = 0
    this.most = MOST_MS + (bytes / MEGABYTE) * PER_MEGABYTE_MS
    this.since = performance.now()
  }

  end(): void {
    clearInterval(this.timer)
    waitedFor--
  }

  private look(): void {
    const { user, system } = process.cpuUsage(this.cpu)
    const { active } = performance.eventLoopUtilization(this.loop)
    this.cpu = process.cpuUsage()
    this.loop = performance.eventLoopUtilization()
    this.worked += Math.max(0, (user + system) / 1_000 - active) / waitedFor
    if (this.worked > this.most || performance.now() - this.since > MOST_IDLE_MS) this.over()
  }
}
