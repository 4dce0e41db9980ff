import type { Command } from '#server/cli/command'
import { backup } from '#server/platform/database/backup'

export const backUp: Command = {
  usage: '<file>',
  does: 'makes a consistent copy of the database while the server runs',
  async run([file], { databaseUrl }) {
    if (!file) throw new Error('Name the file to write: npm run cli -- backup <file>')
    backup(databaseUrl, file)
    console.log(`The copy is ${file}`)
    return 0
  },
}
