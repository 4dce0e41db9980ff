import { Injectable } from '@nestjs/common'

/** What must work besides the database for a sale to reach the screens; features register their part. */
@Injectable()
export class HealthChecks {
  private readonly checks: { cause: string; isWell: () => boolean }[] = []

  /** `cause` is what the readiness names while `isWell` is false. */
  register(cause: string, isWell: () => boolean): void {
    this.checks.push({ cause, isWell })
  }

  /** The cause of the first check that fails. */
  failure(): string | undefined {
    return this.checks.find(({ isWell }) => !isWell())?.cause
  }
}
