/** The description of the interface itself. */
import { z } from 'zod'
import type { RouteContract } from './contract.js'

export const descriptionContracts = {
  'GET /openapi.json': {
    title: 'This description',
    answer: z.looseObject({ openapi: z.literal('3.1.0'), paths: z.record(z.string(), z.unknown()) }),
  },
} as const satisfies Record<string, RouteContract>
