import { Controller, Get, Res } from '@nestjs/common'
import type { FastifyReply } from 'fastify'
import { Public } from '#server/platform/auth/access'
import { HealthService, type Readiness } from '#server/platform/health/health.service'

/** For whoever watches over the server: is the process alive, and would it do what it is asked. */
@Controller('api/health')
export class HealthController {
  constructor(private readonly health: HealthService) {}

  @Public()
  @Get('live')
  live() {
    return { ok: true }
  }

  @Public()
  @Get('ready')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<Readiness> {
    const readiness = await this.health.readiness()
    if (!readiness.ok) void reply.status(503)
    return readiness
  }
}
