import type { NestFastifyApplication } from '@nestjs/platform-fastify'
import type { Config } from '#server/platform/settings/config'

/** Opens the port; throws a message with the remedy. */
export async function listen(nest: NestFastifyApplication, { host, port }: Config): Promise<string> {
  const reasons: Record<string, string> = {
    EADDRINUSE: `Port ${port} is taken. Stop what uses it, or set PORT to another number.`,
    EACCES: `Port ${port} is not for everyone. Set PORT to a number above 1023.`,
    EADDRNOTAVAIL: `This machine does not have the address ${host}. Set HOST to one it has, or to 0.0.0.0.`,
  }
  try {
    await nest.listen(port, host)
    return await nest.getUrl()
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    throw reasons[code] ? new Error(reasons[code], { cause: error }) : error
  }
}
