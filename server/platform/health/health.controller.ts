import { Controller, Get, Res } from '@nestjs/common'
import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import { Public } from '#server/platform/auth/access'
import { HealthService, type Readiness } from '#server/platform/health/health.service'
import { Describe } from '#server/platform/http/describe'

/** Liveness: the process runs. Readiness: it would store and show a sale. */
@Controller('api/health')
export class HealthController {
  constructor(private readonly health: HealthService) {}

  @Public()
  @Get('live')
  @Describe({ zh: '进程是否活着', en: 'Whether the process is alive', answer: z.object({ ok: z.boolean() }) })
  live() {
    return { ok: true }
  }

  @Public()
  @Get('ready')
  @Describe({
    zh: '现在报单能不能存上、看得到',
    en: 'Whether a sale would be stored and shown now',
    answer: z.object({ ok: z.boolean(), cause: z.string().optional() }),
  })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<Readiness> {
    const readiness = await this.health.readiness()
    if (!readiness.ok) void reply.status(503)
    return readiness
  }
}
