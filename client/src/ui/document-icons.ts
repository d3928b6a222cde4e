import {
  ArrowLeftRight,
  Bookmark,
  Calendar,
  CircleCheck,
  CircleSlash,
  Flag,
  Hourglass,
  ImageIcon,
  type LucideIcon,
  Plus,
  UserCheck,
} from 'lucide-react'

/** By name: what is drawn without React refers to them too. */
export const documentIcons: Record<string, LucideIcon> = {
  agreed: CircleCheck,
  noted: Bookmark,
  tasked: UserCheck,
  deferred: Hourglass,
  reserved: CircleSlash,
  flag: Flag,
  calendar: Calendar,
  image: ImageIcon,
  plus: Plus,
  'out-of-step': ArrowLeftRight,
}
