/** A small sign for a role, drawn for 9 px: two bars of the mark, a pen, an open eye. */
export function RoleSign({ role }: { role: string }) {
  const path = paths[role]
  if (!path) return null
  return (
    <svg viewBox="0 0 12 12" fill="none" stroke="currentColor" strokeWidth="1.8" aria-hidden="true">
      <path d={path} />
    </svg>
  )
}

const paths: Record<string, string> = {
  co_chair: 'M3.5 1.5v9M8.5 1.5v9M1.5 1.5h4M6.5 1.5h4M1.5 10.5h4M6.5 10.5h4',
  secretariat: 'M2 10l1-3.5L8.5 1l2.5 2.5L5.5 9z',
  observer: 'M0.8 6C3 2.5 9 2.5 11.2 6C9 9.5 3 9.5 0.8 6zM6 5.2v1.6',
}

/** Roles that have a sign; heads of delegation and delegates go without. */
export function hasRoleSign(role: string | null | undefined): role is string {
  return role != null && role in paths
}
