import { parseSetCookie } from 'cookie'

/** A person at a browser of their own: keeps cookies, speaks the public API, and nothing else. */
export class Browser {
  private readonly cookies = new Map<string, string>()

  constructor(
    private readonly url: string,
    private readonly origin: string,
  ) {}

  get cookie(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  get<T>(path: string): Promise<T> {
    return this.send<T>('GET', path)
  }

  post<T>(path: string, body: unknown = {}): Promise<T> {
    return this.send<T>('POST', path, body)
  }

  patch<T>(path: string, body: unknown): Promise<T> {
    return this.send<T>('PATCH', path, body)
  }

  put<T>(path: string, body: unknown): Promise<T> {
    return this.send<T>('PUT', path, body)
  }

  /** A file, as its bytes. */
  upload<T>(path: string, bytes: Uint8Array<ArrayBuffer>): Promise<T> {
    return this.send<T>('POST', path, bytes)
  }

  private async send<T>(method: string, path: string, body?: unknown): Promise<T> {
    const isFile = body instanceof Uint8Array
    const response = await fetch(`${this.url}/api${path}`, {
      method,
      headers: {
        origin: this.origin,
        cookie: this.cookie,
        ...(body === undefined ? {} : { 'content-type': isFile ? 'application/octet-stream' : 'application/json' }),
      },
      ...(body === undefined ? {} : { body: isFile ? body : JSON.stringify(body) }),
    })
    for (const header of response.headers.getSetCookie()) {
      const { name, value } = parseSetCookie(header)
      this.cookies.set(name, value ?? '')
    }
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${path} was refused: ${response.status} ${text}`)
    return (text === '' ? undefined : JSON.parse(text)) as T
  }
}
