// Measures what reaches the loudspeaker: `heard.loudest` is the highest peak so far.
globalThis.heard = { loudest: 0 }
const connect = AudioNode.prototype.connect
AudioNode.prototype.connect = function (target, ...rest) {
  if (target instanceof AudioDestinationNode) {
    const analyser = new AnalyserNode(this.context, { fftSize: 8192 })
    connect.call(this, analyser)
    const samples = new Float32Array(analyser.fftSize)
    setInterval(() => {
      analyser.getFloatTimeDomainData(samples)
      for (const sample of samples) globalThis.heard.loudest = Math.max(globalThis.heard.loudest, Math.abs(sample))
    }, 50)
  }
  return connect.call(this, target, ...rest)
}
