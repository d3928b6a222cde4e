import { correction, generate } from 'lean-qr'

/** Light modules around a QR code that readers want. */
const quiet = 4

/** A QR code of a text, as one path over squares of one unit. */
export function qrPath(text: string): { path: string; size: number } {
  const modules = generate(text, { minCorrectionLevel: correction.M })
  const rows = Array.from({ length: modules.size }, (_, y) => y)
  const path = rows
    .flatMap((y) => rows.filter((x) => modules.get(x, y)).map((x) => `M${x + quiet} ${y + quiet}h1v1h-1z`))
    .join('')
  return { path, size: modules.size + 2 * quiet }
}
