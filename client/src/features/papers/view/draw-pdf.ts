/** Draws a PDF into canvases. No script of it runs, nothing it names is fetched, and no form or link of it is live. */
import { getDocument, GlobalWorkerOptions } from 'pdfjs-dist/legacy/build/pdf.mjs'
// The address of the file, which the bundler makes.
// oxlint-disable-next-line import/default
import workerAddress from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url'
import styles from '../papers.module.css'

GlobalWorkerOptions.workerSrc = workerAddress

interface DrawOptions {
  signal: AbortSignal
  nameOf: (page: number, pages: number) => string
  /** The first page is there. */
  drawn: () => void
}

/** Beyond this a paper is read in a program of one's own: each page is a picture in memory. */
const mostPages = 200
/** Of one page, in each direction, in device pixels. */
const widestPage = 1600

export async function drawPdf(bytes: Uint8Array, into: HTMLElement, options: DrawOptions): Promise<void> {
  const { signal, nameOf, drawn } = options
  const loading = getDocument({
    data: bytes,
    // The content policy allows neither eval nor WebAssembly.
    isEvalSupported: false,
    useWasm: false,
    enableXfa: false,
    maxImageSize: 40_000_000,
    stopAtErrors: false,
  })
  signal.addEventListener('abort', () => void loading.destroy())
  const document = await loading.promise
  const pages = document.numPages
  for (let number = 1; number <= Math.min(pages, mostPages) && !signal.aborted; number += 1) {
    const page = await document.getPage(number)
    const natural = page.getViewport({ scale: 1 })
    const viewport = page.getViewport({ scale: Math.min(2, widestPage / natural.width) })
    const canvas = window.document.createElement('canvas')
    canvas.width = Math.ceil(viewport.width)
    canvas.height = Math.ceil(viewport.height)
    canvas.className = styles['page'] ?? ''
    canvas.setAttribute('role', 'img')
    canvas.setAttribute('aria-label', nameOf(number, pages))
    await page.render({ canvas, viewport, annotationMode: 0 }).promise
    if (signal.aborted) return
    into.append(canvas)
    page.cleanup()
    if (number === 1) drawn()
  }
}
