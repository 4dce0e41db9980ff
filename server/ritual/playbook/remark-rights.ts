import { Injectable } from '@nestjs/common'

type Source = (centerId: string, accountId: string) => Promise<boolean>

/** Which members may remark on lessons (点评), besides directors; the feature that names benchmarks registers. */
@Injectable()
export class RemarkRights {
  private source: Source = () => Promise.resolve(false)

  register(source: Source): void {
    this.source = source
  }

  /** Inside the caller's unit. */
  has(centerId: string, accountId: string): Promise<boolean> {
    return this.source(centerId, accountId)
  }
}
