/** Imported first: zod would otherwise try `new Function`, which the policy forbids and reports. */
import { z } from 'zod'

z.config({ jitless: true })
