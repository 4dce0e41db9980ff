import { type ChildProcess, spawn } from 'node:child_process'
import { type BeforeApplicationShutdown, Inject, Injectable, Logger } from '@nestjs/common'
import { AppError } from '#server/platform/http/app-error'
import { freePort } from '#server/platform/sample/free-port'
import type { Config } from '#server/platform/settings/config'
import { CONFIG } from '#server/platform/settings/settings.module'
import type { ReadySample, SampleView } from '#shared/platform/sample/contract'

export const SAMPLE_FILE = Symbol('sample-file')

/** No person looks around for longer. */
const HOURS = 4

interface Running {
  child: ChildProcess
  ready: ReadySample | null
  timer: NodeJS.Timeout
}

/**
 * A contest to look around in: a server of its own, as `npm run demo`, on a port and a database file of its own, which go
 * with it. It shares no table, file or cookie with the real centre.
 */
@Injectable()
export class SampleService implements BeforeApplicationShutdown {
  private readonly log = new Logger(SampleService.name)
  private running: Running | null = null
  private hasFailed = false

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(SAMPLE_FILE) private readonly file: string,
  ) {}

  view(): SampleView {
    const ready = this.running?.ready ?? null
    return { state: ready ? 'ready' : this.running ? 'starting' : 'none', ready, hasFailed: this.hasFailed }
  }

  /** Starts it, unless one runs. */
  async start(): Promise<SampleView> {
    const { isHttps, sampleUrl } = this.config
    // Only what the proxy leads to is reached by https.
    if (isHttps && !sampleUrl) throw new AppError('sample_needs_port')
    if (!this.running) {
      const wanted = this.config.port && this.config.port + 1
      const port = await freePort(this.config.host, wanted)
      if (isHttps && port !== wanted) throw new AppError('sample_port_taken', { name: String(wanted) })
      this.running ??= this.launch(port)
    }
    return this.view()
  }

  stop(): void {
    this.running?.child.kill('SIGTERM')
    this.running = null
  }

  beforeApplicationShutdown(): void {
    this.stop()
  }

  /** Where people open it: over http our own name with that port. */
  private originAt(port: number): string {
    const { isHttps, sampleUrl, publicUrl } = this.config
    if (isHttps && sampleUrl) return sampleUrl
    const url = new URL(publicUrl)
    url.port = String(port)
    return url.origin
  }

  private launch(port: number): Running {
    const variables = { HOST: this.config.host, PORT: String(port), PUBLIC_URL: this.originAt(port) }
    const child = spawn(process.execPath, [this.file, '--sample', JSON.stringify(variables)], {
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    })
    const running: Running = { child, ready: null, timer: setTimeout(() => child.kill(), HOURS * 3_600_000).unref() }
    this.hasFailed = false
    let said = ''
    child.stderr?.on('data', (chunk: Buffer) => {
      said = `${said}${chunk}`.slice(-2_000)
    })
    child.on('message', (ready: ReadySample) => {
      running.ready = ready
    })
    child.on('error', (error) => this.log.error(error))
    child.on('close', (code) => {
      clearTimeout(running.timer)
      if (this.running !== running) return
      this.hasFailed = running.ready === null
      if (this.hasFailed) this.log.error(`The sample contest ended with ${code}: ${said}`)
      this.running = null
    })
    return running
  }
}
