import { randomUUID } from 'node:crypto'
import { resolve } from 'node:path'
import { constants } from 'node:zlib'
import fastifyCompress from '@fastify/compress'
import fastifyRateLimit from '@fastify/rate-limit'
import { NestFactory } from '@nestjs/core'
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify'
import { IoAdapter } from '@nestjs/platform-socket.io'
import { type FastifyReply, type FastifyRequest, LogController } from 'fastify'
import type { DestinationStream, Logger } from 'pino'
import { migrations } from '#migrations/index'
import { AppModule } from '#server/app.module'
import { acceptLists } from '#server/contest/participants/accept-lists'
import { entities } from '#server/entities'
import { acceptFiles } from '#server/ledger/imports/accept-files'
import { type Change, Life } from '#server/platform/backups/life'
import { type OpenDatabase, openDatabase } from '#server/platform/database/data-source'
import { errorBody } from '#server/platform/http/app-error.filter'
import { InFlightRequests } from '#server/platform/http/in-flight-requests'
import { listen } from '#server/platform/http/listen'
import { refuseForeignWrites } from '#server/platform/http/own-origin.hook'
import { requestLimits } from '#server/platform/http/request-limits'
import { addSecurityHeaders } from '#server/platform/http/security-headers'
import { serveWeb } from '#server/platform/http/serve-web'
import { Metrics } from '#server/platform/monitoring/metrics'
import { type Clock, SystemClock } from '#server/platform/settings/clock'
import type { Config } from '#server/platform/settings/config'
import { createLog, describeError, NestLog } from '#server/platform/settings/log'
import { acceptPictures } from '#server/ritual/battle-reports/accept-pictures'

const BODY_LIMIT = 256 * 1024
const LEAVE_MS = 6_000
const WORKER = 'dist/server/backup-worker.js'

export interface AppOptions {
  config: Config
  /** Tells business dates; the machine's clock unless demo or test say otherwise. */
  clock?: Clock
  /** Where log lines go; standard output unless told otherwise. */
  logStream?: DestinationStream
  /** The built web app. */
  webRoot?: string
  /** The built `backups/worker.ts`; that of `imports` lies beside it. */
  workerFile?: string
}

export interface App {
  /** Of the present life; another one after a restore. */
  readonly nest: NestFastifyApplication
  /** Opens the port; resolves to the address that it listens on. */
  listen(): Promise<string>
  /** Takes nothing new, finishes what is under way, tells the sockets, closes the database: within 10 s. */
  close(): Promise<void>
}

/** The whole server on one database: the same function for production, demo and tests. */
export async function createApp(options: AppOptions): Promise<App> {
  const program = new Program(options)
  await program.begin()
  return program
}

/** One life of the server: from the opening of its database to the closing. */
interface Running {
  nest: NestFastifyApplication
  requests: InFlightRequests
  database: OpenDatabase
}

/** Lives of the server, one after the other, on the same port. */
class Program extends Life implements App {
  private readonly log: Logger
  private running!: Running
  private address: string | undefined
  private changing: Promise<void> | undefined
  private closing: Promise<void> | undefined

  constructor(private readonly options: AppOptions) {
    super()
    this.log = createLog(options.config.logLevel, options.logStream)
  }

  get nest(): NestFastifyApplication {
    return this.running.nest
  }

  async begin(): Promise<void> {
    const { options, log } = this
    const database = await openDatabase({
      databaseUrl: options.config.databaseUrl,
      entities,
      migrations,
      log: (message, error) =>
        error === undefined ? log.info(message) : log.error({ error: describeError(error) }, message),
    })
    try {
      this.running = await assemble(options, { log, database, life: this })
    } catch (error) {
      await database.close()
      throw error
    }
  }

  async listen(): Promise<string> {
    const { config } = this.options
    // A port that the system chose stays the same through all lives.
    const port = Number(this.address && new URL(this.address).port) || config.port
    this.address = await listen(this.nest, { ...config, port })
    return this.address
  }

  renew(change: Change): void {
    this.changing ??= this.change(change)
      .catch((error) => {
        this.log.fatal({ error: describeError(error) }, 'The server could not begin anew')
        this.log.flush(() => process.exit(1))
      })
      .finally(() => {
        this.changing = undefined
      })
  }

  close(): Promise<void> {
    const close = async () => {
      await this.changing
      await this.end('leaving')
      await new Promise((done) => this.log.flush(done))
    }
    this.closing ??= close()
    return this.closing
  }

  private async change({ apply, undo }: Change): Promise<void> {
    await this.end('restoring')
    try {
      apply()
      await this.beginAnew()
    } catch (error) {
      this.log.error({ error: describeError(error) }, 'The change of the database is taken back')
      undo(error)
      await this.beginAnew()
    }
  }

  private async beginAnew(): Promise<void> {
    await this.begin()
    try {
      if (this.address) await this.listen()
    } catch (error) {
      await this.end('restoring')
      throw error
    }
  }

  private async end(reason: 'leaving' | 'restoring'): Promise<void> {
    const { requests, nest, database } = this.running
    await requests.leave(LEAVE_MS, reason)
    await nest.close()
    await database.close()
  }
}

interface Parts {
  log: Logger
  database: OpenDatabase
  life: Life
}

async function assemble(options: AppOptions, { log, database, life }: Parts): Promise<Running> {
  const { config, clock = new SystemClock(), webRoot = resolve('dist/web'), workerFile = resolve(WORKER) } = options
  const adapter = newAdapter(config, log)
  const server = adapter.getInstance()
  const requests = new InFlightRequests(server)
  const metrics = config.metricsToken === null ? null : new Metrics()
  metrics?.time(server)
  await addSecurityHeaders(server, config)
  refuseForeignWrites(server, config)
  acceptPictures(server)
  acceptLists(server)
  acceptFiles(server)
  if (config.hasRateLimits) await server.register(fastifyRateLimit, requestLimits())
  await server.register(fastifyCompress, {
    threshold: 1_024,
    encodings: ['br', 'gzip'],
    globalDecompression: false,
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  })
  await serveWeb(server, webRoot)
  const nest = await NestFactory.create<NestFastifyApplication>(
    AppModule.register({ config, clock, database, life, workerFile, metrics }),
    adapter,
    { logger: new NestLog(log), abortOnError: false, forceCloseConnections: true },
  )
  nest.useWebSocketAdapter(new IoAdapter(nest))
  await nest.init()
  return { nest, requests, database }
}

function newAdapter(config: Config, log: Logger): FastifyAdapter {
  return new FastifyAdapter({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    bodyLimit: BODY_LIMIT,
    // The address that our own proxy saw; whatever a client wrote before it is not believed.
    trustProxy: config.trustsProxy && ((_, hop) => hop === 0),
    frameworkErrors: (_: unknown, request: FastifyRequest, reply: FastifyReply) => {
      void reply.status(400).send(errorBody({ code: 'invalid_input' }, request.headers))
    },
  })
}
