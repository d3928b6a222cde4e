/** Rows of a table as a spreadsheet saves it (RFC 4180), with commas, semicolons or tabs between its cells. */

export interface CsvRow {
  /** Of the file, from 1: where the row begins. */
  line: number
  /** Without the space around them. */
  cells: string[]
}

/** Empty lines are no rows. What stands in quotes may hold separators, lines and doubled quotes. */
export function readCsv(text: string): CsvRow[] {
  const content = text.replace(/^\uFEFF/, '')
  const separator = separatorOf(content)
  const rows: CsvRow[] = []
  let [cells, cell, line, begun]: [string[], string, number, number] = [[], '', 1, 1]
  let isQuoted = false
  const endRow = (): void => {
    cells.push(cell.trim())
    if (cells.some((each) => each !== '')) rows.push({ line: begun, cells })
    ;[cells, cell, begun] = [[], '', line]
  }
  for (let at = 0; at < content.length; at += 1) {
    const letter = content.charAt(at)
    const isLineEnd = letter === '\n' || (letter === '\r' && content.charAt(at + 1) !== '\n')
    if (isLineEnd) line += 1
    if (isQuoted) {
      if (letter !== '"') cell += letter
      else if (content.charAt(at + 1) === '"') {
        cell += '"'
        at += 1
      } else isQuoted = false
    } else if (letter === '"' && cell.trim() === '') {
      isQuoted = true
      cell = ''
    } else if (letter === separator) {
      cells.push(cell.trim())
      cell = ''
    } else if (isLineEnd) endRow()
    else if (letter !== '\r') cell += letter
  }
  endRow()
  return rows
}

/** What stands most often in the first line. */
function separatorOf(text: string): string {
  const [first = ''] = text.split(/[\r\n]/, 1)
  const times = (letter: string): number => first.split(letter).length
  return [',', ';', '\t'].toSorted((a, b) => times(b) - times(a))[0] ?? ','
}
