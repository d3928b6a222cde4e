/** The count behind a claim, for whoever reads the run: "0 lost" of how many? */
export function report(line: string): void {
  process.stdout.write(`${line}\n`)
}
