/** Parts of pages that other features supply. Null: the part is absent, with its heading. */
import type { ComponentType } from 'react'

/** Who is in the group's documents just now, for the rail of the home page. */
export const HereNow: ComponentType<{ groupId: string }> | null = null
