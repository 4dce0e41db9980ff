/** Whether a program is asked what it does, in which case it does nothing else. */
export const asksHelp = (args: readonly string[]): boolean => args.includes('--help') || args.includes('-h')
