/** The schemas that descriptions call by their names instead of writing them out again. */
import { z } from 'zod'
import * as activities from '../activities/index.js'
import * as audit from '../audit/index.js'
import * as commitments from '../commitments/index.js'
import * as documents from '../documents/index.js'
import * as groups from '../groups/index.js'
import * as history from '../history/index.js'
import * as identity from '../identity/index.js'
import * as ids from '../ids/index.js'
import * as meetings from '../meetings/index.js'
import * as minutes from '../minutes/index.js'
import * as papers from '../papers/index.js'
import * as permissions from '../permissions/index.js'
import { ProblemDetails } from '../protocol/index.js'
import * as words from '../words/index.js'

const places = {
  activities,
  audit,
  commitments,
  documents,
  groups,
  history,
  identity,
  ids,
  meetings,
  minutes,
  papers,
  permissions,
  protocol: { ProblemDetails },
  words,
}

/** By the name it is exported under; one name stands for one schema. */
export function namedSchemas(): ReadonlyMap<string, z.ZodType> {
  const byName = new Map<string, z.ZodType>()
  for (const place of Object.values(places)) {
    for (const [name, value] of Object.entries<unknown>(place)) {
      if (!(value instanceof z.ZodType) || byName.get(name) === value) continue
      if (byName.has(name)) throw new Error(`Two schemas are called ${name}.`)
      byName.set(name, value)
    }
  }
  return byName
}
