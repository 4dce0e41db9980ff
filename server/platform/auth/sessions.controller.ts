import { Controller, Delete, Get, HttpCode, Param } from '@nestjs/common'
import { z } from 'zod'
import { Me } from '#server/platform/auth/access'
import type { Person } from '#server/platform/auth/caller'
import { SessionsService } from '#server/platform/auth/sessions.service'
import type { SessionView } from '#shared/platform/accounts/contract'

/** One's own signed-in devices. */
@Controller('api/me/sessions')
export class SessionsController {
  constructor(private readonly sessions: SessionsService) {}

  @Get()
  list(@Me() me: Person): Promise<SessionView[]> {
    return this.sessions.list(me)
  }

  @Delete(':id')
  @HttpCode(204)
  revoke(@Me() me: Person, @Param('id', { schema: z.uuid() }) id: string): Promise<void> {
    return this.sessions.revoke(me, id)
  }
}
