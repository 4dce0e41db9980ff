import { z } from 'zod'

// The page forbids eval, so zod must not even try it; this has to run before any schema is used.
z.config({ jitless: true })
