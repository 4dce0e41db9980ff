import { Module } from '@nestjs/common'
import { PasswordsService } from '#server/platform/accounts/passwords.service'

@Module({ providers: [PasswordsService], exports: [PasswordsService] })
export class PasswordsModule {}
