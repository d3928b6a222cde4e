/** Holds answers against the interface's own description, by a validator that knows nothing of how it was made. */
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import type { ApiDescription } from '../platform/http/api-description.js'
import type { Answer } from './browser.js'

const pointer = (part: string): string => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))

/** @returns what is wrong with an answer of this route; empty when it is as described */
export function describedBy(description: ApiDescription) {
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  addFormats.default(ajv)
  ajv.addSchema(description, 'api')

  return (method: string, path: string, answer: Answer): string[] => {
    const address = path.replaceAll(
      /\{\*(\w+)\}|:(\w+)/g,
      (_, rest: string, one: string) => `{${rest ?? one}}`,
    )
    const operation = description.paths[address]?.[method]
    if (!operation) return ['is not described']
    const responses = operation['responses'] as Record<string, { $ref?: string; content?: object }>
    const status = String(answer.status) in responses ? String(answer.status) : 'default'
    const response = responses[status]
    const type = (answer.headers.get('content-type') ?? '').split(';')[0] ?? ''
    const at = response?.$ref?.slice(1) ?? `/paths/${pointer(address)}/${method}/responses/${status}`
    const content = response?.$ref
      ? (description.components.responses[response.$ref.split('/').at(-1) ?? ''] as { content: object })
          .content
      : response?.content
    if (!content)
      return answer.text === '' || answer.status === 303 ? [] : ['has a body that is not described']
    if (!Object.hasOwn(content, type)) return [`is ${type}, which is not described`]
    if (answer.json === undefined) return []
    const holds = ajv.getSchema(`api#${at}/content/${pointer(type)}/schema`)
    if (!holds) return [`has no schema at ${at}`]
    if (holds(answer.json)) return []
    return (holds.errors ?? []).map(({ instancePath, message, params }) =>
      [answer.status, instancePath, message, JSON.stringify(params)].join(' '),
    )
  }
}
