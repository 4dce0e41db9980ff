import { randomBytes } from 'node:crypto'
import { connect, type Socket } from 'node:net'

const TEXT = 0x81
const CLOSE = 0x8

/** A WebSocket that does no more than it must: a thousand of them in one process must not hold the measured server up. */
export class WebSocketLine {
  private rest: Buffer = Buffer.alloc(0)
  private isOpen = false

  private readonly socket: Socket

  /** `onText` receives every message, as bytes; `onEnd` is called when the socket ends or the server refuses. */
  constructor(
    url: URL,
    headers: Record<string, string>,
    private readonly onText: (text: Buffer) => void,
    onEnd: (error?: Error) => void,
  ) {
    const handshake = {
      Host: url.host,
      Connection: 'Upgrade',
      Upgrade: 'websocket',
      'Sec-WebSocket-Version': '13',
      'Sec-WebSocket-Key': randomBytes(16).toString('base64'),
      ...headers,
    }
    const lines = Object.entries(handshake).map(([name, value]) => `${name}: ${value}\r\n`)
    this.socket = connect({ host: url.hostname, port: Number(url.port), noDelay: true })
    this.socket.write(`GET ${url.pathname}${url.search} HTTP/1.1\r\n${lines.join('')}\r\n`)
    this.socket.on('data', (chunk) => this.take(chunk))
    this.socket.on('error', onEnd)
    this.socket.on('close', () => onEnd())
  }

  /** Short texts only: what a client has to say. */
  send(text: string): void {
    const payload = Buffer.from(text)
    const head = payload.length < 126 ? Buffer.from([TEXT, 0x80 | payload.length]) : Buffer.from([TEXT, 0xfe, 0, 0])
    if (payload.length >= 126) head.writeUInt16BE(payload.length, 2)
    // A mask of zeros leaves the payload unchanged.
    this.socket.write(Buffer.concat([head, Buffer.alloc(4), payload]))
  }

  close(): void {
    this.socket.destroy()
  }

  private take(chunk: Buffer): void {
    let bytes = this.rest.length === 0 ? chunk : Buffer.concat([this.rest, chunk])
    if (!this.isOpen) {
      const end = bytes.indexOf('\r\n\r\n')
      if (end >= 0) {
        this.isOpen = bytes.toString('latin1', 0, 12) === 'HTTP/1.1 101'
        bytes = bytes.subarray(end + 4)
        if (!this.isOpen) this.close()
      }
    }
    if (this.isOpen) bytes = this.takeFrames(bytes)
    this.rest = bytes
  }

  /** What is left is the beginning of a frame. A server masks nothing. */
  private takeFrames(bytes: Buffer): Buffer {
    let from = 0
    while (bytes.length - from >= 2) {
      const short = bytes.readUInt8(from + 1) & 0x7f
      const size = short < 126 ? 0 : short === 126 ? 2 : 8
      const head = from + 2 + size
      if (bytes.length < head) break
      const length = size === 0 ? short : size === 2 ? bytes.readUInt16BE(from + 2) : bytes.readUInt32BE(from + 6)
      if (bytes.length < head + length) break
      const kind = bytes.readUInt8(from) & 0xf
      if (kind === CLOSE) this.close()
      else if (kind === 1) this.onText(bytes.subarray(head, head + length))
      from = head + length
    }
    return bytes.subarray(from)
  }
}
