import { Injectable } from '@nestjs/common'
import { IsNull, Not } from 'typeorm'
import { Center } from '#server/platform/centers/center.entity'
import { UnitOfWork } from '#server/platform/database/unit-of-work'

/** The tenants of this server. */
@Injectable()
export class CentersRepository {
  constructor(private readonly uow: UnitOfWork) {}

  get(id: string): Promise<Center> {
    return this.uow.manager.findOneByOrFail(Center, { id })
  }

  count(): Promise<number> {
    return this.uow.manager.count(Center)
  }

  /** The first centre of this server, if there is one yet. */
  async oldest(): Promise<Center | undefined> {
    const [center] = await this.uow.manager.find(Center, { order: { createdAt: 'ASC' }, take: 1 })
    return center
  }

  byCode(code: string): Promise<Center | null> {
    return this.uow.manager.findOneBy(Center, { code })
  }

  /** `null` where it is the only center, whose people need no code. */
  async codeOf({ code }: Center): Promise<string | null> {
    return (await this.count()) > 1 ? code : null
  }

  list(): Promise<Center[]> {
    return this.uow.manager.find(Center, { order: { createdAt: 'ASC' } })
  }

  /** Those that erase their customers after a while. */
  withCustomerDays(): Promise<Center[]> {
    return this.uow.manager.findBy(Center, { customerDays: Not(IsNull()) })
  }

  async setCustomerDays(id: string, customerDays: number | null): Promise<void> {
    await this.uow.manager.update(Center, { id }, { customerDays })
  }

  async add(center: Center): Promise<void> {
    await this.uow.manager.insert(Center, center)
  }
}
