import { randomUUID } from 'node:crypto'
import { join, resolve } from 'node:path'
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
import { entities } from '#server/entities'
import { type OpenDatabase, openDatabase } from '#server/platform/database/data-source'
import { errorBody } from '#server/platform/http/app-error.filter'
import { limitIdleConnections, TIMEOUTS } from '#server/platform/http/connection-limits'
import { type DrainReason, InFlightRequests } from '#server/platform/http/in-flight-requests'
import { acceptJson } from '#server/platform/http/json-body'
import { listen } from '#server/platform/http/listen'
import { refuseForeignWrites } from '#server/platform/http/own-origin.hook'
import { rememberAddresses } from '#server/platform/http/request-address'
import { acceptBodies } from '#server/platform/http/request-body'
import { requestLimits } from '#server/platform/http/request-limits'
import { addSecurityHeaders } from '#server/platform/http/security-headers'
import { serveWeb } from '#server/platform/http/serve-web'
import { stampAnswers } from '#server/platform/http/stamp-answers'
import { Metrics } from '#server/platform/monitoring/metrics'
import { buildId } from '#server/platform/settings/build-id'
import { type Clock, SystemClock } from '#server/platform/settings/clock'
import type { Config } from '#server/platform/settings/config'
import { createLog, describeError, NestLog } from '#server/platform/settings/log'
import { type RestartChange, ServerRestarter } from '#server/platform/settings/restart'

const BODY_LIMIT = 256 * 1024
/** An office of 300 phones, each with two connections that wait for the next request. */
const IDLE_PER_ADDRESS = 600
const DRAIN_LIMIT_MS = 6_000
const WORKER = 'dist/server/backup-worker.js'

export interface AppOptions {
  config: Config
  /** What the settings are by now, for a restart; `config` unless given. */
  reload?: () => Config
  /** Decides business dates; the machine's clock by default. */
  clock?: Clock
  /** Destination of log lines; standard output by default. */
  logStream?: DestinationStream
  /** Folder of the built web app. */
  webRoot?: string
  /** The built `workers/backup-worker.ts`; the built import worker is in the same folder. */
  workerFile?: string
}

export interface App {
  /** The current Nest instance; replaced by a restore. */
  readonly nest: NestFastifyApplication
  /** Opens the port; resolves to the address that it listens on. */
  listen(): Promise<string>
  /** Refuses new requests, drains the others, disconnects the sockets and closes the database: within 10 s. */
  close(): Promise<void>
}

/** Creates the whole server on one database: the same for production, demo and tests. */
export async function createApp(options: AppOptions): Promise<App> {
  const server = new Server(options)
  await server.start()
  return server
}

/** One Nest instance, from the opening of its database to the closing. */
interface ServerInstance {
  nest: NestFastifyApplication
  requests: InFlightRequests
  database: OpenDatabase
}

/** The server process: one Nest instance at a time, restartable on the same port. */
class Server extends ServerRestarter implements App {
  private readonly log: Logger
  private current!: ServerInstance
  private address: string | undefined
  private restarting: Promise<void> | undefined
  private closing: Promise<void> | undefined
  private config: Config

  constructor(private readonly options: AppOptions) {
    super()
    this.config = options.config
    this.log = createLog(options.config.logLevel, options.logStream)
  }

  get nest(): NestFastifyApplication {
    return this.current.nest
  }

  async start(): Promise<void> {
    const { options, log, config } = this
    const database = await openDatabase({
      databaseUrl: config.databaseUrl,
      postgres: config.postgres,
      slowQueryMs: config.slowQueryMs,
      entities,
      migrations,
      log: (message, error) =>
        error === undefined ? log.info(message) : log.error({ error: describeError(error) }, message),
    })
    try {
      this.current = await assemble({ ...options, config }, { log, database, server: this })
    } catch (error) {
      await database.close()
      throw error
    }
  }

  async listen(): Promise<string> {
    const { config } = this
    // A port that the system chose is kept across restarts.
    const port = Number(this.address && new URL(this.address).port) || config.port
    this.address = await listen(this.nest, { ...config, port })
    return this.address
  }

  restartWith(change: RestartChange): void {
    this.restarting ??= this.restartAfter(change)
      .catch((error) => {
        this.log.fatal({ error: describeError(error) }, 'The server could not restart')
        this.log.flush(() => process.exit(1))
      })
      .finally(() => {
        this.restarting = undefined
      })
  }

  close(): Promise<void> {
    const close = async () => {
      await this.restarting
      await this.stop('leaving')
      await new Promise((done) => this.log.flush(done))
    }
    this.closing ??= close()
    return this.closing
  }

  private async restartAfter({ reason, apply, undo }: RestartChange): Promise<void> {
    await this.stop(reason)
    try {
      apply()
      await this.restart()
    } catch (error) {
      this.log.error({ error: describeError(error) }, 'What the restart was for is undone')
      undo(error)
      await this.restart()
    }
  }

  private async restart(): Promise<void> {
    this.config = this.options.reload?.() ?? this.config
    await this.start()
    try {
      if (this.address) await this.listen()
    } catch (error) {
      await this.stop('leaving')
      throw error
    }
  }

  private async stop(reason: DrainReason): Promise<void> {
    const { requests, nest, database } = this.current
    await requests.drain(DRAIN_LIMIT_MS, reason)
    await nest.close()
    await database.close()
  }
}

/** Where a TV goes on whose browser runs no script. */
const WITHOUT_SCRIPTS = { '/tv': '/api/display-board', '/display': '/api/display-board' }

interface ServerParts {
  log: Logger
  database: OpenDatabase
  server: ServerRestarter
}

async function assemble(options: AppOptions, parts: ServerParts): Promise<ServerInstance> {
  const { log, database } = parts
  const { config, clock = new SystemClock(), webRoot = resolve('dist/web'), workerFile = resolve(WORKER) } = options
  const adapter = newAdapter(config, log)
  const fastify = adapter.getInstance()
  const requests = new InFlightRequests(fastify)
  const metrics = config.metricsToken === null ? null : new Metrics()
  metrics?.time(fastify)
  const build = buildId(join(webRoot, 'index.html'))
  // Behind a proxy all connections come from it, and limiting them is its part.
  if (!config.trustsProxy) limitIdleConnections(fastify.server, IDLE_PER_ADDRESS)
  await addSecurityHeaders(fastify, config)
  stampAnswers(fastify, clock, build)
  refuseForeignWrites(fastify, config)
  rememberAddresses(fastify)
  acceptJson(fastify)
  acceptBodies(fastify)
  if (config.hasRateLimits) await fastify.register(fastifyRateLimit, requestLimits())
  await fastify.register(fastifyCompress, {
    threshold: 1_024,
    encodings: ['br', 'gzip'],
    globalDecompression: false,
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  })
  await serveWeb(fastify, webRoot, WITHOUT_SCRIPTS)
  const nest = await NestFactory.create<NestFastifyApplication>(
    AppModule.register({ config, clock, build, database, server: parts.server, workerFile, metrics }),
    adapter,
    { logger: new NestLog(log), abortOnError: false, forceCloseConnections: true, bodyParser: false },
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
    requestTimeout: TIMEOUTS.requestTimeout,
    connectionTimeout: TIMEOUTS.connectionTimeout,
    http: { headersTimeout: TIMEOUTS.headersTimeout },
    // Trusts the last hop alone: what a client wrote into the header before our proxy is ignored.
    trustProxy: config.trustsProxy && ((_, hop) => hop === 0),
    frameworkErrors: (_: unknown, request: FastifyRequest, reply: FastifyReply) => {
      void reply.status(400).send(errorBody({ code: 'invalid_input' }, request.headers))
    },
  })
}
