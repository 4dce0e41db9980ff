import { parseArgs } from 'node:util'
import type { Command } from '#server/cli/command'
import { withService } from '#server/cli/with-service'
import { AccountsModule } from '#server/platform/accounts/accounts.module'
import { ResetsService } from '#server/platform/accounts/resets.service'
import { openWithoutLock } from '#server/platform/database/data-source'

export const resetPassword: Command = {
  usage: '<login> [--center <name>] [--director]',
  does: 'prints a one-time link by which that account sets a new password, also while the server runs; --director makes it a director, for a center that has none',
  async run(args, config) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { center: { type: 'string' }, director: { type: 'boolean', default: false } },
    })
    const [login] = positionals
    if (!login) throw new Error('Say whose password it is: npm run cli -- reset-password <login>')
    // Servers cache nothing of a reset, so that the link works at once.
    const command = { module: AccountsModule, service: ResetsService, open: openWithoutLock }
    const { name, centerName, url } = await withService(command, config, (resets) =>
      resets.makeForLogin(login, { centerName: values.center, asDirector: values.director }),
    )
    console.log(`For ${name} of ${centerName}, once and within 24 hours:\n${url}`)
    console.log(
      'Open it where the platform is open otherwise; if that is another address, keep what follows it from /reset on.',
    )
    return 0
  },
}
