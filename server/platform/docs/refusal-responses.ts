import type { Json, Language } from '#server/platform/docs/component-schemas'
import { refusalText } from '#shared/platform/errors/error-texts'
import type { ErrorCode } from '#shared/platform/errors/errors'
import { REFUSAL_RULES } from '#shared/platform/errors/refusal-rules'

/** The refusals of all routes as components: one response for each set of codes, one example for each code. */
export class RefusalResponses {
  private readonly used = new Map<string, readonly ErrorCode[]>()

  constructor(private readonly language: Language) {}

  /** The responses of a route that refuses with these codes, by status. */
  of(codes: readonly ErrorCode[]): Record<string, Json> {
    return Object.fromEntries(
      Object.entries(byStatus(codes)).map(([status, some]) => {
        const name = nameOf(status, some)
        this.used.set(name, some)
        return [status, { $ref: `#/components/responses/${name}` }]
      }),
    )
  }

  responses(): Record<string, Json> {
    return Object.fromEntries([...this.used].sort(inOrder).map(([name, codes]) => [name, this.response(codes)]))
  }

  examples(): Record<string, Json> {
    const codes = new Set([...this.used.values()].flat())
    return Object.fromEntries(
      [...codes].sort().map((code) => [code, { value: { code, message: refusalText(this.language, { code }) } }]),
    )
  }

  private response(codes: readonly ErrorCode[]): Json {
    return {
      description: codes.map((code) => `${code}: ${refusalText(this.language, { code })}`).join('\n'),
      'x-codes': codes,
      content: {
        'application/json': {
          schema: { $ref: '#/components/schemas/ErrorBody' },
          examples: Object.fromEntries(codes.map((code) => [code, { $ref: `#/components/examples/${code}` }])),
        },
      },
    }
  }
}

/** The same for the same codes, whatever other routes there are: `409.contest_closed.contest_not_started`. */
const nameOf = (status: string, codes: readonly ErrorCode[]): string => [status, ...codes].join('.')

const inOrder = ([one]: [string, unknown], [other]: [string, unknown]): number => (one < other ? -1 : 1)

function byStatus(codes: readonly ErrorCode[]): Record<string, ErrorCode[]> {
  const found: Record<string, ErrorCode[]> = {}
  for (const code of [...codes].sort()) {
    const { status } = REFUSAL_RULES[code]
    found[status] = [...(found[status] ?? []), code]
  }
  return found
}
