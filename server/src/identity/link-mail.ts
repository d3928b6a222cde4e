/** What stands in the mail that brings a link. */
import type { AccountLinkKind } from '@tandem/shared/identity'
import { inLanguage, type Language } from '@tandem/shared/words'
import type { Mail } from '../platform/mail.js'
import type { User } from './users.js'

export interface LinkMail {
  user: User
  kind: AccountLinkKind
  address: string
  /** Of the wall clock, ms. */
  expiresAt: number
}

const texts: Record<Language, Record<AccountLinkKind, [subject: string, begin: string]>> = {
  en: {
    invitation: ['Your invitation to Tandem', 'You were invited to Tandem. Choose your password here:'],
    reset: ['A new password for Tandem', 'You asked for a new password for Tandem. Choose it here:'],
  },
  ko: {
    invitation: ['Tandem 초대', 'Tandem에 초대되셨습니다. 아래 주소에서 비밀번호를 정하십시오.'],
    reset: ['Tandem 새 비밀번호', 'Tandem의 새 비밀번호를 요청하셨습니다. 아래 주소에서 새로 정하십시오.'],
  },
}
const rest: Record<Language, (login: string, until: string) => string> = {
  en: (login, until) =>
    `Account: ${login}\nThe link works once, until ${until}, and asks for the address this mail was sent to.\n\nIf you do not expect this mail, leave it: without the link nothing happens.`,
  ko: (login, until) =>
    `계정: ${login}\n링크는 ${until}까지 한 번만 쓸 수 있으며, 이 메일을 받은 주소를 확인합니다.\n\n요청하지 않은 메일이라면 무시하십시오. 링크를 열지 않으면 아무 일도 일어나지 않습니다.`,
}
const locales = { en: 'en-GB', ko: 'ko-KR' } as const

export function linkMail(to: string, { user, kind, address, expiresAt }: LinkMail): Mail {
  const { language, timeZone } = user.preferences
  const [subject, begin] = texts[language][kind]
  const until = new Intl.DateTimeFormat(locales[language], {
    dateStyle: 'long',
    timeStyle: 'long',
    timeZone,
  }).format(expiresAt)
  const name = inLanguage(user.name, language).text
  return { to, subject, text: `${name}\n\n${begin}\n\n${address}\n\n${rest[language](user.login, until)}\n` }
}
