/** What the wall plays: hooves and a gong for a sale, a fanfare for a victory, two bells for a report. */
export type Cue = 'sale' | 'victory' | 'report'

interface Tone {
  /** Hz. */
  pitch: number
  /** Seconds after the beginning of the cue. */
  at: number
  seconds: number
  /** Peak, 0 to 1. */
  loudness: number
  wave: OscillatorType
  /** Seconds until the peak. */
  attack?: number
}

/** A gallop: three beats, a breath, four times. */
const BEATS = [0, 0.11, 0.21]
const HOOVES = [0, 0.42, 0.84, 1.26].flatMap((stride) => BEATS.map((beat) => stride + beat))
const GONG_AT = 1.55
/** Partials of a struck plate; none is a multiple of another. */
const GONG: readonly Tone[] = [1, 1.483, 2.011, 2.472, 3.13, 3.94].map((ratio, index) => ({
  pitch: 98 * ratio,
  at: GONG_AT,
  seconds: 2.6 / (1 + index * 0.35),
  loudness: 0.3 / (1 + index * 0.55),
  wave: 'sine',
  attack: 0.012 + index * 0.015,
}))
/** G4 G4 G4 C5, E5 over it, and a long G5. */
const FANFARE: readonly Tone[] = [
  [392, 0, 0.16],
  [392, 0.18, 0.16],
  [392, 0.36, 0.16],
  [523.25, 0.54, 0.5],
  [659.25, 0.54, 0.5],
  [587.33, 1.08, 0.22],
  [783.99, 1.32, 1.3],
  [523.25, 1.32, 1.3],
  [659.25, 1.32, 1.3],
].map(([pitch = 0, at = 0, seconds = 0]) => ({ pitch, at, seconds, loudness: 0.16, wave: 'sawtooth', attack: 0.03 }))
const BELLS: readonly Tone[] = [
  { pitch: 880, at: 0, seconds: 1.2, loudness: 0.2, wave: 'sine' },
  { pitch: 1174.66, at: 0.28, seconds: 1.6, loudness: 0.2, wave: 'sine' },
]
const TONES: Record<Cue, readonly Tone[]> = { sale: GONG, victory: FANFARE, report: BELLS }

/** Above this nothing of a cue is heard, Hz: sawtooth waves sound like brass. */
const BRIGHTEST = 3_200
const SILENT = 0.0001

/** Schedules the cue from `at` on, in seconds of the context. */
export function schedule(context: BaseAudioContext, output: AudioNode, cue: Cue, at: number): void {
  const filter = new BiquadFilterNode(context, { type: 'lowpass', frequency: BRIGHTEST })
  filter.connect(output)
  for (const tone of TONES[cue]) soundTone(context, filter, tone, at)
  if (cue === 'sale') for (const beat of HOOVES) soundHoof(context, filter, at + beat)
}

function soundTone(context: BaseAudioContext, output: AudioNode, tone: Tone, start: number): void {
  const { pitch, seconds, loudness, wave, attack = 0.005 } = tone
  const from = start + tone.at
  const source = new OscillatorNode(context, { type: wave, frequency: pitch })
  fadingThrough(context, output, { from, attack, loudness, seconds }, source)
  source.start(from)
  source.stop(from + seconds)
}

/** A thud, and the grain of the ground over it. */
function soundHoof(context: BaseAudioContext, output: AudioNode, from: number): void {
  const thud = new OscillatorNode(context, { type: 'sine', frequency: 140 })
  thud.frequency.setValueAtTime(140, from)
  thud.frequency.exponentialRampToValueAtTime(55, from + 0.09)
  fadingThrough(context, output, { from, attack: 0.004, loudness: 0.4, seconds: 0.1 }, thud)
  const ground = new AudioBufferSourceNode(context, { buffer: grain(context) })
  const band = new BiquadFilterNode(context, { type: 'bandpass', frequency: 900, Q: 1.2 })
  ground.connect(band)
  fadingThrough(context, output, { from, attack: 0.002, loudness: 0.25, seconds: 0.05 }, band)
  for (const source of [thud, ground]) {
    source.start(from)
    source.stop(from + 0.12)
  }
}

interface Shape {
  from: number
  attack: number
  loudness: number
  seconds: number
}

function fadingThrough(context: BaseAudioContext, output: AudioNode, shape: Shape, source: AudioNode): void {
  const { from, attack, loudness, seconds } = shape
  const envelope = new GainNode(context, { gain: 0 })
  envelope.gain.setValueAtTime(SILENT, from)
  envelope.gain.exponentialRampToValueAtTime(loudness, from + attack)
  envelope.gain.exponentialRampToValueAtTime(SILENT, from + seconds)
  source.connect(envelope).connect(output)
}

/** A tenth of a second of noise, the same each time. */
function grain(context: BaseAudioContext): AudioBuffer {
  const length = Math.ceil(context.sampleRate / 10)
  const buffer = new AudioBuffer({ length, sampleRate: context.sampleRate })
  const samples = buffer.getChannelData(0)
  let seed = 1
  for (let index = 0; index < length; index++) {
    seed = (seed * 16_807) % 2_147_483_647
    samples[index] = (seed / 2_147_483_647) * 2 - 1
  }
  return buffer
}
