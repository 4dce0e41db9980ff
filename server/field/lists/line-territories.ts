import { Injectable, type OnModuleInit } from '@nestjs/common'
import { LastTouches, type TouchSource } from '#server/contest/territories/last-touches'
import { Prospect } from '#server/field/lists/list.entity'

/** Lines as what keeps a territory: their visits say when it was last worked in. */
@Injectable()
export class LineTerritories implements TouchSource, OnModuleInit {
  readonly rows = Prospect

  constructor(private readonly touches: LastTouches) {}

  onModuleInit(): void {
    this.touches.register(this)
  }

  newest() {
    return Promise.resolve(new Map<string, never>())
  }
}
