import 'reflect-metadata'
import { addCenter } from '#server/cli/add-center'
import { backUp } from '#server/cli/back-up'
import type { Command } from '#server/cli/command'
import { doctor } from '#server/cli/doctor'
import { newEpoch } from '#server/cli/new-epoch'
import { resetPassword } from '#server/cli/reset-password'
import { restore } from '#server/cli/restore'
import { verifyLedger } from '#server/cli/verify'
import { asksHelp } from '#server/platform/settings/asks-help'
import { loadConfig } from '#server/platform/settings/config'

const COMMANDS: Record<string, Command> = {
  'add-center': addCenter,
  backup: backUp,
  restore,
  'new-epoch': newEpoch,
  'reset-password': resetPassword,
  verify: verifyLedger,
  doctor,
}

const [name = '', ...args] = process.argv.slice(2)
const command = COMMANDS[name]
try {
  if (asksHelp([name, ...args]) || name === 'help') console.log(command ? helpOf(name, command) : usage())
  else if (!command) throw new Error(usage())
  else process.exitCode = await command.run(args, loadConfig(process.env))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

function usage(): string {
  const lines = Object.entries(COMMANDS).map(([each, command]) => helpOf(each, command))
  return `Say what to do:\n${lines.join('\n')}`
}

function helpOf(name: string, { usage, does }: Command): string {
  return `  npm run cli -- ${name} ${usage}\n      ${does}`
}
