/** A list of members as a file: who, by account, in which role. Looked through before anybody is admitted. */
import { z } from 'zod'
import { Role } from '../permissions/index.js'
import { LocalisedText } from '../words/index.js'
import { ManagedGroup } from './managed-group.js'
import { type CsvRow, readCsv } from './read-csv.js'

export const longestMemberList = { letters: 60_000, lines: 1_000 }

export const MemberListFile = z.strictObject({
  csv: z.string().max(longestMemberList.letters),
  /** Nothing is changed: only what would be, and what is wrong. */
  isTrial: z.boolean(),
})

/** What is wrong with a line. `no_columns` is said of the first alone; the others are then not read. */
export const MemberListProblem = z.enum([
  'no_columns',
  'too_long',
  'no_account',
  'unknown_account',
  'disabled',
  'administrator',
  'unknown_role',
  'not_of_co_chairs',
  'twice',
])
export type MemberListProblem = z.infer<typeof MemberListProblem>

export const MemberListLine = z.object({
  line: z.int(),
  /** As the file has it. */
  account: z.string(),
  name: LocalisedText.nullable(),
  /** Null: the file names none that there is. */
  role: Role.nullable(),
  /** The role the person has now; null for who is not in the group. */
  was: Role.nullable(),
  problems: z.array(MemberListProblem),
})
export type MemberListLine = z.infer<typeof MemberListLine>

/** `group` as it is then. Nobody is admitted while one line has a problem. */
export const MemberListAnswer = z.object({
  lines: z.array(MemberListLine),
  isDone: z.boolean(),
  group: ManagedGroup,
})
export type MemberListAnswer = z.infer<typeof MemberListAnswer>

export interface NamedMember {
  line: number
  account: string
  role: Role | null
  problems: MemberListProblem[]
}

const accountColumns = ['account', 'login', '계정']
const roleColumns = ['role', '역할']
const koreanRoles: Partial<Record<string, Role>> = {
  공동의장: 'co_chair',
  간사: 'secretariat',
  수석대표: 'head_of_delegation',
  대표단원: 'delegate',
  참관인: 'observer',
}

/** What the file says by itself, line by line; whether the accounts exist is for the server to say. */
export function readMemberList(csv: string): NamedMember[] {
  const [head, ...rows] = readCsv(csv)
  const columnOf = (names: readonly string[]): number =>
    head?.cells.findIndex((cell) => names.includes(cell.toLowerCase())) ?? -1
  const columns = { account: columnOf(accountColumns), role: columnOf(roleColumns) }
  if (!head || columns.account === -1 || columns.role === -1 || rows.length === 0)
    return [{ line: head?.line ?? 1, account: '', role: null, problems: ['no_columns'] }]
  const seen = new Set<string>()
  return rows.map((row, at) => {
    const member = readMember(row, columns)
    const key = member.account.toLowerCase()
    if (key !== '' && seen.has(key)) member.problems.push('twice')
    seen.add(key)
    if (at >= longestMemberList.lines) member.problems.push('too_long')
    return member
  })
}

function readMember({ line, cells }: CsvRow, columns: { account: number; role: number }): NamedMember {
  const account = cells[columns.account] ?? ''
  const role = readRole(cells[columns.role] ?? '')
  return {
    line,
    account,
    role,
    problems: [
      ...(account === '' ? (['no_account'] as const) : []),
      ...(role ? [] : (['unknown_role'] as const)),
    ],
  }
}

/** `co_chair`, `Co-chair` and 공동의장 are one. */
function readRole(written: string): Role | null {
  const korean = koreanRoles[written]
  return korean ?? Role.safeParse(written.toLowerCase().replaceAll(/[\s-]+/g, '_')).data ?? null
}
