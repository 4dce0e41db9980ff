import { parseSetCookie } from 'cookie'
import type { SignedIn } from '#shared/platform/accounts/contract'

/** What the server answered; `T` is what the test expects it to be. */
export interface Reply<T> {
  status: number
  body: T
  headers: Headers
}

type Body = Record<string, unknown>

/** A browser: it keeps cookies and says which page its requests come from. */
export class Client {
  private readonly jar = new Map<string, string>()
  /** Sent with every request; tests of the shell change them. */
  readonly headers: Record<string, string>

  constructor(
    readonly url: string,
    origin: string,
  ) {
    this.headers = { origin }
  }

  /** The `Cookie` header, as for the handshake of a socket. */
  get cookie(): string {
    return [...this.jar].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  /** Paths are those under /api: `get('/me')`. */
  get<T = Body>(path: string, headers?: Record<string, string>): Promise<Reply<T>> {
    return this.send<T>('GET', path, undefined, headers)
  }

  post<T = Body>(path: string, body: unknown = {}, headers?: Record<string, string>): Promise<Reply<T>> {
    return this.send<T>('POST', path, body, headers)
  }

  put<T = Body>(path: string, body: unknown = {}): Promise<Reply<T>> {
    return this.send<T>('PUT', path, body)
  }

  patch<T = Body>(path: string, body: unknown = {}): Promise<Reply<T>> {
    return this.send<T>('PATCH', path, body)
  }

  delete<T = Body>(path: string): Promise<Reply<T>> {
    return this.send<T>('DELETE', path)
  }

  /** Whatever the method; bytes are sent as a file. */
  call<T = Body>(method: string, path: string, body?: unknown): Promise<Reply<T>> {
    return this.send<T>(method, path, body)
  }

  async signIn(login: string, password: string): Promise<Reply<SignedIn>> {
    return this.post<SignedIn>('/sign-in', { login, password })
  }

  /** A file as the body. */
  upload<T = Body>(path: string, bytes: Buffer): Promise<Reply<T>> {
    return this.send<T>('POST', path, bytes)
  }

  /** A file as it was sent. */
  async download(path: string): Promise<{ status: number; bytes: Buffer; headers: Headers }> {
    const response = await fetch(`${this.url}/api${path}`, { headers: { ...this.headers, cookie: this.cookie } })
    return {
      status: response.status,
      bytes: Buffer.from(await response.arrayBuffer()),
      headers: response.headers,
    }
  }

  private async send<T>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Reply<T>> {
    const isFile = Buffer.isBuffer(body)
    const response = await fetch(`${this.url}/api${path}`, {
      method,
      headers: {
        ...this.headers,
        ...(this.jar.size > 0 ? { cookie: this.cookie } : {}),
        ...(body === undefined ? {} : { 'content-type': isFile ? 'application/octet-stream' : 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: isFile ? new Uint8Array(body) : JSON.stringify(body) }),
    })
    for (const header of response.headers.getSetCookie()) this.keep(header)
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.includes('json')
    return { status: response.status, body: (isJson ? JSON.parse(text) : text) as T, headers: response.headers }
  }

  private keep(header: string): void {
    const { name, value, maxAge } = parseSetCookie(header)
    if (maxAge === 0 || !value) this.jar.delete(name)
    else this.jar.set(name, value)
  }
}
