import type { LoggerService } from '@nestjs/common'
import { type DestinationStream, destination, type Logger, pino } from 'pino'
import type { Config } from '#server/platform/settings/config'

/** Never printed, wherever an object that holds them should reach the log. */
const SECRETS = ['headers', 'cookie', 'authorization', 'password', 'token', 'passwordHash', 'tokenHash', 'customer']

/** JSON lines on standard output, or on `stream`; written in batches, so that a line costs little. */
export function createLog(level: Config['logLevel'], stream?: DestinationStream): Logger {
  return pino(
    { level, base: null, redact: SECRETS, serializers: { err: describeError, error: describeError } },
    stream ?? destination({ dest: 1, sync: false }),
  )
}

/** Names, messages and stacks, causes included, and no other property: drivers hang the values of a query on theirs. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const own = error.stack ?? `${error.name}: ${error.message}`
  return error.cause === undefined ? own : `${own}\ncaused by ${describeError(error.cause)}`
}

/** Nest tells of its own start at length, which is of use to developers alone. */
const CHATTY = new Set(['NestFactory', 'InstanceLoader', 'RoutesResolver', 'RouterExplorer', 'NestApplication'])

/** What Nest and the product's own `Logger`s say, as lines of the same log. */
export class NestLog implements LoggerService {
  constructor(private readonly pino: Logger) {}

  log(message: unknown, context?: string): void {
    this.pino[context !== undefined && CHATTY.has(context) ? 'debug' : 'info']({ context }, textOf(message))
  }

  warn(message: unknown, context?: string): void {
    this.pino.warn({ context }, textOf(message))
  }

  /** Called with a stack before the context, or without. */
  error(message: unknown, ...rest: unknown[]): void {
    const [context, stack] = rest.reverse()
    this.pino.error({ context, stack }, textOf(message))
  }

  debug(message: unknown, context?: string): void {
    this.pino.debug({ context }, textOf(message))
  }
}

const textOf = (message: unknown): string => (typeof message === 'string' ? message : describeError(message))
