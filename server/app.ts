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
import { acceptPictures } from '#server/battle-reports/accept-pictures'
import { type Clock, SystemClock } from '#server/clock'
import type { Config } from '#server/config'
import { type OpenDatabase, openDatabase } from '#server/database/data-source'
import { entities } from '#server/entities'
import { errorBody } from '#server/http/app-error.filter'
import { listen } from '#server/http/listen'
import { refuseForeignWrites } from '#server/http/own-origin.hook'
import { requestLimits } from '#server/http/request-limits'
import { RequestsUnderWay } from '#server/http/requests-under-way'
import { addSecurityHeaders } from '#server/http/security-headers'
import { serveWeb } from '#server/http/serve-web'
import { createLog, describeError, NestLog } from '#server/log'

const BODY_LIMIT = 256 * 1024
const LEAVE_MS = 6_000

export interface AppOptions {
  config: Config
  /** Tells business dates; the machine's clock unless demo or test say otherwise. */
  clock?: Clock
  /** Where log lines go; standard output unless told otherwise. */
  logStream?: DestinationStream
  /** The built web app. */
  webRoot?: string
}

export interface App {
  nest: NestFastifyApplication
  /** Opens the port; resolves to the address that it listens on. */
  listen(): Promise<string>
  /** Takes nothing new, finishes what is under way, tells the sockets, closes the database: within 10 s. */
  close(): Promise<void>
}

/** The whole server on one database: the same function for production, demo and tests. */
export async function createApp({ config, clock, logStream, webRoot }: AppOptions): Promise<App> {
  const log = createLog(config.logLevel, logStream)
  const database = await openDatabase({
    databaseUrl: config.databaseUrl,
    entities,
    migrations,
    log: (message, error) =>
      error === undefined ? log.info(message) : log.error({ error: describeError(error) }, message),
  })
  try {
    return await assemble(
      { config, clock: clock ?? new SystemClock(), webRoot: webRoot ?? resolve('dist/web') },
      log,
      database,
    )
  } catch (error) {
    await database.close()
    throw error
  }
}

type Given = Required<Pick<AppOptions, 'config' | 'clock' | 'webRoot'>>

async function assemble({ config, clock, webRoot }: Given, log: Logger, database: OpenDatabase): Promise<App> {
  const adapter = newAdapter(config, log)
  const server = adapter.getInstance()
  const requests = new RequestsUnderWay(server)
  await addSecurityHeaders(server, config)
  refuseForeignWrites(server, config)
  acceptPictures(server)
  if (config.hasRateLimits) await server.register(fastifyRateLimit, requestLimits())
  await server.register(fastifyCompress, {
    threshold: 1_024,
    encodings: ['br', 'gzip'],
    globalDecompression: false,
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  })
  await serveWeb(server, webRoot)
  const nest = await NestFactory.create<NestFastifyApplication>(
    AppModule.register({ config, clock, database }),
    adapter,
    { logger: new NestLog(log), abortOnError: false, forceCloseConnections: true },
  )
  nest.useWebSocketAdapter(new IoAdapter(nest))
  await nest.init()
  let closing: Promise<void> | undefined
  const close = async () => {
    await requests.leave(LEAVE_MS)
    await nest.close()
    await database.close()
    await new Promise((done) => log.flush(done))
  }
  return {
    nest,
    listen: () => listen(nest, config),
    close: () => {
      closing ??= close()
      return closing
    },
  }
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
