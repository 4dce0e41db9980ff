import { Module } from '@nestjs/common'
import { PasswordsService } from '#server/accounts/passwords.service'

@Module({ providers: [PasswordsService], exports: [PasswordsService] })
export class PasswordsModule {}
