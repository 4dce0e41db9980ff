/** In the build what of it our modules name, without its 60 languages and what goes to and from JSON Schema. */
export { z } from 'zod/v4'
