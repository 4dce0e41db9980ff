import { vi } from 'vitest'

/** What a command of the command line printed. */
export async function printed(run: () => Promise<unknown>): Promise<string> {
  const said: string[] = []
  const log = vi.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line))
  try {
    await run()
  } finally {
    log.mockRestore()
  }
  return said.join('\n')
}
