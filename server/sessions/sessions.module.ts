import { Module } from '@nestjs/common'

/** Signed-in devices and the guard that knows whom a request speaks for. */
@Module({})
export class SessionsModule {}
