/** Mail out of the server, by the operator's own SMTP server. Without one nothing is sent, and nothing is missed. */
import { createTransport } from 'nodemailer'

export interface Mail {
  to: string
  subject: string
  /** Plain text: nothing in it loads anything or hides where it leads. */
  text: string
}

export interface Mailer {
  /** Resolves when the SMTP server has taken it; else rejects, within half a minute. */
  send(mail: Mail): Promise<void>
  close(): void
}

const answersWithinMs = 10_000

/**
 * @param url of the SMTP server: `smtps://name:password@host`, or `smtp://host:587` with STARTTLS if it is offered
 * @param from the address mail comes from
 */
export function openMailer(url: string, from: string): Mailer {
  const transport = createTransport({
    url,
    connectionTimeout: answersWithinMs,
    greetingTimeout: answersWithinMs,
    socketTimeout: answersWithinMs,
    // Nothing of ours is in a file or at an address elsewhere.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    async send(mail) {
      await transport.sendMail({ from, ...mail })
    },
    close: () => transport.close(),
  }
}
