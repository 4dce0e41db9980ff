/** Whether an address leads back to the very machine that opens it, so that no phone can follow it. */
export function isOnlyHere(url: string): boolean {
  const { hostname } = new URL(url)
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname)
}

/** How the server is started so that others reach it, in PowerShell on Windows. */
export function startCommand(address: string, port: string, isWindows: boolean): string {
  const url = `http://${address}:${port || '3000'}`
  return isWindows
    ? `$env:HOST="0.0.0.0"; $env:PUBLIC_URL="${url}"; npm start`
    : `HOST=0.0.0.0 PUBLIC_URL=${url} npm start`
}
