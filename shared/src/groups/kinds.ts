import { z } from 'zod'

export const groupKinds = [
  'ministerial',
  'senior_officials',
  'senior_officials_wg',
  'experts_wg',
  'bilateral_wg',
  'sub_wg',
  'planning_team',
  'forum',
] as const
export const GroupKind = z.enum(groupKinds)
