import { Module, type Type } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import { migrations } from '#migrations/index'
import { entities } from '#server/entities'
import type { DatabaseChoice, OpenDatabase } from '#server/platform/database/data-source'
import { DatabaseModule } from '#server/platform/database/database.module'
import { AppError } from '#server/platform/http/app-error'
import { SystemClock } from '#server/platform/settings/clock'
import type { Config } from '#server/platform/settings/config'
import { SettingsModule } from '#server/platform/settings/settings.module'
import { REFUSALS } from '#shared/platform/errors/refusals'

@Module({})
class CommandModule {}

/** Runs a command with one of the server's services, without the server; refusals become English sentences. */
export async function withService<Service, Result>(
  {
    module,
    service,
    open,
  }: { module: Type; service: Type<Service>; open: (choice: DatabaseChoice) => Promise<OpenDatabase> },
  config: Config,
  work: (service: Service) => Promise<Result>,
): Promise<Result> {
  const { databaseUrl } = config
  const database = await open({ databaseUrl, entities, migrations, log: (message) => console.error(message) })
  try {
    const imports = [SettingsModule.register(config, new SystemClock()), DatabaseModule.register(database), module]
    const root = { module: CommandModule, imports }
    const context = await NestFactory.createApplicationContext(root, { logger: false, abortOnError: false })
    const result = await work(context.get(service, { strict: false }))
    await context.close()
    return result
  } catch (error) {
    throw error instanceof AppError ? new Error(REFUSALS[error.code].en) : error
  } finally {
    await database.close()
  }
}
