import { randomBytes } from 'node:crypto'
import { text } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import type { Command } from '#server/cli/command'
import { withService } from '#server/cli/with-service'
import { openDatabase } from '#server/platform/database/data-source'
import { SetupModule } from '#server/platform/setup/setup.module'
import { SetupService } from '#server/platform/setup/setup.service'
import { SetupInput } from '#shared/platform/accounts/contract'

export const addCenter: Command = {
  usage:
    '--name <centre> --timezone <Asia/Shanghai> --director <name> --login <login> [--code <code>] [--password-stdin]',
  does: 'makes a further centre; prints the password of its director once, or reads it from standard input',
  async run(args, config) {
    const { input, isOwnPassword } = await readInput(args)
    const command = { module: SetupModule, service: SetupService, open: openDatabase }
    const { code } = await withService(command, config, (setup) => setup.addCenter(input))
    console.log(
      `${input.centerName} is ready. ${input.name} signs in as ${input.login}, with the centre's code ${code}.`,
    )
    console.log(`Its people open ${config.publicUrl}/c/${code}`)
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
      code: string,
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
    centerCode: values.code,
  })
  if (parsed.success) return { input: parsed.data, isOwnPassword }
  const options: Record<string, string> = {
    centerName: 'name',
    name: 'director',
    password: 'password-stdin',
    centerCode: 'code',
  }
  const lines = parsed.error.issues.map(
    ({ path, message }) => `  --${options[String(path[0])] ?? String(path[0])}: ${message}`,
  )
  throw new Error(`Nothing was made; correct these:\n${lines.join('\n')}`)
}
