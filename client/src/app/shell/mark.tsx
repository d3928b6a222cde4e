/** The mark: two carets side by side, one of them the reader's. */
export function Mark() {
  return (
    <svg
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="square"
      aria-hidden="true"
    >
      <path d="M5 4h4M7 4v16M5 20h4" />
      <path d="M15 4h4M17 4v16M15 20h4" stroke="var(--accent)" />
    </svg>
  )
}
