import { Worker } from 'node:worker_threads'
import type { ImageAndSegment, ImageWork } from './make-image.js'

/** Makes images, wherever it does so. What fails rejects and harms nothing else. */
export interface Maker<Work, Made> {
  make(work: Work): Promise<Made>
  /** Rejects what is under way. */
  close(): Promise<void>
}

export type ImageMaker = Maker<ImageWork, ImageAndSegment>

export interface ThreadOrder<Work> {
  readonly number: number
  readonly work: Work
}
export type ThreadAnswer<Made> =
  { readonly number: number; readonly made: Made } | { readonly number: number; readonly error: unknown }

interface Waiting<Made> {
  resolve(made: Made): void
  reject(error: unknown): void
}

/** A thread takes a tenth of a second to start and some memory to keep: it stays a while for the next document. */
const keepIdleMs = 20_000
/** A text that would need more ends the thread, not the process. */
const mostMemoryMb = 1_024

/** Images made beside the main thread, so that people who type do not wait for them. */
export class ImageThread<Work = ImageWork, Made = ImageAndSegment> implements Maker<Work, Made> {
  private readonly file: URL
  private thread: Worker | null = null
  private readonly waiting = new Map<number, Waiting<Made>>()
  private lastNumber = 0
  private ending: NodeJS.Timeout | undefined
  private closed = false

  /** @param file what runs in the thread, as it was built */
  constructor(file: URL = builtFile('documents/compaction.worker.js')) {
    this.file = file
  }

  make(work: Work): Promise<Made> {
    if (this.closed) return Promise.reject(new Error('No more images are made.'))
    clearTimeout(this.ending)
    this.thread ??= this.start()
    const number = (this.lastNumber += 1)
    const made = new Promise<Made>((resolve, reject) => {
      this.waiting.set(number, { resolve, reject })
    })
    // Copied, none handed over: whoever gave the rows may still be using them.
    this.thread.postMessage({ number, work } satisfies ThreadOrder<Work>, [])
    return made
  }

  async close(): Promise<void> {
    this.closed = true
    clearTimeout(this.ending)
    const thread = this.thread
    if (thread) await thread.terminate()
    this.fail(thread, new Error('No more images are made.'))
  }

  private start(): Worker {
    const thread = new Worker(this.file, {
      execArgv: ['--enable-source-maps'],
      resourceLimits: { maxOldGenerationSizeMb: mostMemoryMb },
    })
    // It must not keep a process alive that has ended otherwise.
    thread.unref()
    thread.on('message', (answer: ThreadAnswer<Made>) => this.take(answer))
    thread.on('error', (error) => this.fail(thread, error))
    thread.on('exit', () => this.fail(thread, new Error('The thread that makes images ended.')))
    return thread
  }

  private take(answer: ThreadAnswer<Made>): void {
    const waiting = this.waiting.get(answer.number)
    this.waiting.delete(answer.number)
    if ('made' in answer) waiting?.resolve(answer.made)
    else waiting?.reject(answer.error)
    if (this.waiting.size > 0) return
    this.ending = setTimeout(() => this.rest(), keepIdleMs).unref()
  }

  /** Forgotten first: work that comes while it ends gets a new thread. */
  private rest(): void {
    const thread = this.thread
    this.thread = null
    void thread?.terminate()
  }

  /** Everything that waits was with this thread: a new one starts only when it is gone. */
  private fail(thread: Worker | null, error: unknown): void {
    if (this.thread !== thread) return
    this.thread = null
    for (const { reject } of this.waiting.values()) reject(error)
    this.waiting.clear()
  }
}

/** Where the source is run as it is, its loader serves the main thread alone: the thread takes what was built. */
export function builtFile(file: string): URL {
  const folder = import.meta.url.endsWith('.ts') ? '../../dist' : '..'
  return new URL(`${folder}/${file}`, import.meta.url)
}
