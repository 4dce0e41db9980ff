import { randomBytes } from 'node:crypto'
import { text } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { Module } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import { migrations } from '#migrations/index'
import type { Command } from '#server/cli/command'
import { SystemClock } from '#server/clock'
import type { Config } from '#server/config'
import { openDatabase } from '#server/database/data-source'
import { DatabaseModule } from '#server/database/database.module'
import { entities } from '#server/entities'
import { AppError } from '#server/http/app-error'
import { SettingsModule } from '#server/settings.module'
import { SetupModule } from '#server/setup/setup.module'
import { SetupService } from '#server/setup/setup.service'
import { SetupInput } from '#shared/account'
import { ERROR_TEXTS } from '#shared/error-texts'

@Module({})
class AddCenterModule {}

export const addCenter: Command = {
  usage: '--name <centre> --timezone <Asia/Shanghai> --director <name> --login <login> [--password-stdin]',
  does: 'makes a further centre; prints the password of its director once, or reads it from standard input',
  async run(args, config) {
    const { input, isOwnPassword } = await readInput(args)
    await add(input, config)
    console.log(`${input.centerName} is ready. ${input.name} signs in as ${input.login}.`)
    if (!isOwnPassword) console.log(`Password, shown only now: ${input.password}`)
    return 0
  },
}

async function readInput(args: string[]): Promise<{ input: SetupInput; isOwnPassword: boolean }> {
  const string = { type: 'string' } as const
  const { values } = parseArgs({
    args,
    options: {
      name: string,
      timezone: string,
      director: string,
      login: string,
      'password-stdin': { type: 'boolean', default: false },
    },
  })
  const isOwnPassword = values['password-stdin']
  const password = isOwnPassword ? (await text(process.stdin)).trimEnd() : randomBytes(12).toString('base64url')
  const parsed = SetupInput.safeParse({
    centerName: values.name,
    timezone: values.timezone,
    name: values.director,
    login: values.login,
    password,
  })
  if (parsed.success) return { input: parsed.data, isOwnPassword }
  const options: Record<string, string> = { centerName: 'name', name: 'director', password: 'password-stdin' }
  const lines = parsed.error.issues.map(
    ({ path, message }) => `  --${options[String(path[0])] ?? String(path[0])}: ${message}`,
  )
  throw new Error(`Nothing was made; correct these:\n${lines.join('\n')}`)
}

async function add(input: SetupInput, config: Config): Promise<void> {
  const { databaseUrl } = config
  const database = await openDatabase({ databaseUrl, entities, migrations, log: (message) => console.error(message) })
  try {
    const imports = [SettingsModule.register(config, new SystemClock()), DatabaseModule.register(database), SetupModule]
    const module = { module: AddCenterModule, imports }
    const context = await NestFactory.createApplicationContext(module, { logger: false, abortOnError: false })
    await context.get(SetupService).addCenter(input)
    await context.close()
  } catch (error) {
    throw error instanceof AppError ? new Error(ERROR_TEXTS.en[error.code]) : error
  } finally {
    await database.close()
  }
}
