/** A piece of a text: `from` up to, not with, `to`, counted in UTF-16 units as editors count. */
export interface Span {
  from: number
  to: number
}
