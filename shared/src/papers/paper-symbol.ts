import { z } from 'zod'

/** `EWG-CS/10/3`, `CCWG/8/1/Rev.1`, `CX23/IPM/ROD`. */
export const PaperSymbol = z
  .string()
  .regex(
    /^[A-Z][A-Z0-9-]*\/(\d+|[A-Z]{3})\/(\d+|(WP|INF|CRP)\.\d+|MIN|RPT|ROD)(\/(Rev|Add|Corr)\.\d+)*$/,
    'not a symbol',
  )
