/** The agendas groups begin from when nothing else is said. */
import type { GroupKind } from '@tandem/shared/groups'
import type { z } from 'zod'
import type { AgendaTemplate } from './agenda-template.js'
import { bilateral } from './bilateral.js'
import { experts } from './experts.js'
import { planning } from './planning.js'

export type { AgendaTemplate, TemplateItem } from './agenda-template.js'

/** What a group of this kind usually has on its agenda. */
export function usualAgenda(kind: z.infer<typeof GroupKind>): AgendaTemplate {
  if (kind === 'bilateral_wg') return bilateral
  return kind === 'planning_team' ? planning : experts
}
