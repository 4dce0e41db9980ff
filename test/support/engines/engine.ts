/** How large a window is, in CSS pixels. */
export interface WindowSize {
  width: number
  height: number
}

/** A page in a browser of its own, moved by what every engine can do: no cookies and no memory are shared. */
export interface EnginePage {
  goto(url: string): Promise<void>
  /** The value of an expression in the page; a promise is waited for. */
  run<T>(expression: string): Promise<T>
  /** A press of the mouse, at a point of the viewport. */
  click(x: number, y: number): Promise<void>
  /** Keys, into what has the focus. */
  type(text: string): Promise<void>
  /** What it looks like, as PNG. */
  picture(): Promise<Buffer>
}

/** A browser engine that runs. */
export interface Engine {
  /** What it says it is, with its version. */
  readonly name: string
  page(size: WindowSize): Promise<EnginePage>
  close(): Promise<void>
}

/** An engine as a package of Debian brings it. */
export interface InstalledEngine {
  name: string
  /** The packages of Debian to install. */
  packages: string
  /** Whether all that it needs is on this machine. */
  isThere: boolean
  start(): Promise<Engine>
}

/** Mouse and keys as both WebDriver and WebDriver BiDi write them. */
export const press = (x: number, y: number) => [
  {
    type: 'pointer',
    id: 'mouse',
    parameters: { pointerType: 'mouse' },
    actions: [
      { type: 'pointerMove', duration: 0, x: Math.round(x), y: Math.round(y), origin: 'viewport' },
      { type: 'pointerDown', button: 0 },
      { type: 'pointerUp', button: 0 },
    ],
  },
]

export const keys = (text: string) => [
  {
    type: 'key',
    id: 'keys',
    actions: [...text].flatMap((value) => [
      { type: 'keyDown', value },
      { type: 'keyUp', value },
    ]),
  },
]
