import { Controller, Delete, Get, HttpCode } from '@nestjs/common'
import { z } from 'zod'
import { Me } from '#server/platform/auth/access'
import type { Person } from '#server/platform/auth/caller'
import { SessionsService } from '#server/platform/auth/sessions.service'
import { Describe } from '#server/platform/http/describe'
import { UuidParam } from '#server/platform/http/path-params'
import { SessionView } from '#shared/platform/accounts/contract'

/** The sessions of the signed-in person. */
@Controller('api/me/sessions')
export class SessionsController {
  constructor(private readonly sessions: SessionsService) {}

  @Get()
  @Describe({ zh: '我登录的设备', en: 'My devices', answer: z.array(SessionView) })
  list(@Me() me: Person): Promise<SessionView[]> {
    return this.sessions.list(me)
  }

  @Delete(':id')
  @HttpCode(204)
  @Describe({ zh: '退出一台设备', en: 'Sign a device out', answer: null })
  revoke(@Me() me: Person, @UuidParam('id') id: string): Promise<void> {
    return this.sessions.revoke(me, id)
  }
}
