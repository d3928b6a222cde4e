/** A real SMTP server that keeps what it is given, on a free port of this machine. */
import { SMTPServer } from 'smtp-server'
import type { AddressInfo } from 'node:net'

export interface MailBox {
  /** For MAIL_URL. */
  readonly url: string
  /** What has come, decoded enough to be read: headers and text. */
  readonly mails: readonly { to: string[]; text: string }[]
  close(): Promise<void>
}

export async function openMailBox(): Promise<MailBox> {
  const mails: { to: string[]; text: string }[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address)
        mails.push({ to, text: readable(Buffer.concat(chunks).toString('utf8')) })
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}

/** Mail travels in lines of 76 characters, with other signs in base64 or `=E2`. */
function readable(mail: string): string {
  const [head = '', ...body] = mail.split('\r\n\r\n')
  const text = body.join('\r\n\r\n')
  const bytes = /^content-transfer-encoding: base64/im.test(head)
    ? Buffer.from(text, 'base64')
    : Buffer.from(
        text
          .replaceAll(/=\r\n/g, '')
          .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16))),
        'latin1',
      )
  return `${head}\n\n${bytes.toString('utf8')}`
}
