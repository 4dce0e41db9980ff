import { expect, it } from 'vitest'
import { PasswordsService } from '#server/platform/accounts/passwords.service'
import { readConfig } from '#server/platform/settings/config'

it('passwords are hashed as production hashes them: argon2id, 46 MiB for a chosen one and 4 MiB for a random one', async () => {
  const passwords = new PasswordsService(readConfig({}))

  expect(await passwords.hash('horse-in-front-7')).toMatch(/^\$argon2id\$v=19\$m=47104,t=1,p=1\$/)
  expect(await passwords.hashRandom('x7k2m9q4')).toMatch(/^\$argon2id\$v=19\$m=4096,t=1,p=1\$/)
})
