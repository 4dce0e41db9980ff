/**
 * How far apart two colours are for every eye: the least of their distances in OKLab as seen with normal sight and with
 * protanopia, deuteranopia and tritanopia (Machado, Oliveira and Fernandes 2009, severity 1). 0 is the same; black and
 * white are 1 apart.
 */
type Triple = readonly [number, number, number]
type Matrix = readonly [Triple, Triple, Triple]

const EYES: readonly Matrix[] = [
  [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
]
const TO_CONES: Matrix = [
  [0.4122214708, 0.5363325363, 0.0514459929],
  [0.2119034982, 0.6806995451, 0.1073969566],
  [0.0883024619, 0.2817188376, 0.6299787005],
]
const TO_LAB: Matrix = [
  [0.2104542553, 0.793617785, -0.0040720468],
  [1.9779984951, -2.428592205, 0.4505937099],
  [0.0259040371, 0.7827717662, -0.808675766],
]

/** Colours closer than this are the same team's at a glance across a room. */
export const LEAST_DISTANCE = 0.08

const times = (matrix: Matrix, [x, y, z]: Triple): Triple =>
  matrix.map(([a, b, c]) => a * x + b * y + c * z) as unknown as Triple
const map = (values: Triple, of: (value: number) => number): Triple => values.map(of) as unknown as Triple

/** `#rrggbb` in linear light, each part 0 to 1. */
const linear = (hex: string): Triple =>
  map([1, 3, 5], (at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })

function seen(hex: string, eye: Matrix): Triple {
  const light = map(times(eye, linear(hex)), (part) => Math.min(1, Math.max(0, part)))
  return times(TO_LAB, map(times(TO_CONES, light), Math.cbrt))
}

export function colourDistance(one: string, other: string): number {
  const distances = EYES.map((eye) => {
    const [a, b] = [seen(one, eye), seen(other, eye)]
    return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])
  })
  return Math.min(...distances)
}

/** The offered colours that look like one of `used`; none of them where a contest has used up all. */
export function takenColours(offered: readonly string[], used: readonly string[]): Set<string> {
  const taken = offered.filter((each) => used.some((colour) => colourDistance(each, colour) < LEAST_DISTANCE))
  return new Set(taken.length < offered.length ? taken : [])
}
