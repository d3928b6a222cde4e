import { z } from 'zod'

export const MeetingFormat = z.enum(['in_person', 'virtual', 'hybrid', 'to_be_confirmed'])
