import { Controller, Get } from '@nestjs/common'
import { UnitOfWork } from '#server/database/unit-of-work'
import { Public } from '#server/http/access'

/** For whoever watches over the server: is it alive, and can it answer. */
@Controller('api/health')
export class HealthController {
  constructor(private readonly uow: UnitOfWork) {}

  @Public()
  @Get('live')
  live() {
    return { ok: true }
  }

  @Public()
  @Get('ready')
  async ready() {
    await this.uow.read(() => this.uow.sql`select 1 as one`)
    return { ok: true }
  }
}
