// Exits with 0 if the server would store and show a sale sent now, otherwise with 1.
const { PORT = '3000' } = process.env
const answer = await fetch(`http://127.0.0.1:${PORT}/api/health/ready`).catch(() => undefined)
process.exit(answer?.ok ? 0 : 1)
