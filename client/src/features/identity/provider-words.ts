import { defineWords, type SameKeys } from '../../lib/i18n'

/** Signing in at one's organisation. */
const en = {
  'provider.do': 'Sign in with {{name}}',
  'provider.or': 'or with a password',
  'window.signedInTitle': 'You are signed in',
  'window.provenTitle': 'It is you',
  'window.text': 'This window has done its work. Close it, and go on in the one you came from.',
  'window.home': 'Open Tandem here',
  'again.do': 'Sign in with {{name}}',
  'again.text':
    'A window opens for it; this page stays as it is. What you wrote is kept on this device and is sent as soon as you are back.',
  'prove.text':
    'What you are about to do asks you to sign in once more. A window opens for it; the act is done right after, and nothing you typed is lost.',
  'window.waiting': 'Waiting for the other window…',
  'window.blocked': 'The browser has blocked the window. Allow windows for this page, then try again.',
  'bind.menu': 'Bind to {{provider}}…',
  'bind.title': 'Bind {{name}} to {{provider}}',
  'bind.text':
    'Whoever first signs in there with this address, verified by {{provider}}, has this account from then on. The address counts once.',
  'bind.do': 'Bind',
  'bind.done': '{{name}} can sign in with {{provider}} now.',
} as const

const ko: SameKeys<typeof en> = {
  'provider.do': '{{name}}(으)로 로그인',
  'provider.or': '또는 비밀번호로 로그인',
  'window.signedInTitle': '로그인되었습니다',
  'window.provenTitle': '본인 확인이 끝났습니다',
  'window.text': '이 창은 닫아도 됩니다. 원래 창에서 계속하십시오.',
  'window.home': '여기에서 Tandem 열기',
  'again.do': '{{name}}(으)로 로그인',
  'again.text':
    '새 창에서 로그인하며 이 화면은 그대로 유지됩니다. 작성한 내용은 이 기기에 보관되며 로그인하면 바로 전송됩니다.',
  'prove.text':
    '이 작업을 계속하려면 다시 로그인하십시오. 새 창이 열리며, 확인되면 바로 처리되고 입력한 내용은 그대로 유지됩니다.',
  'window.waiting': '다른 창에서 로그인하기를 기다리는 중…',
  'window.blocked': '브라우저가 창을 차단했습니다. 이 페이지의 팝업을 허용한 뒤 다시 시도하십시오.',
  'bind.menu': '{{provider}}에 연결…',
  'bind.title': '{{name}}: {{provider}}에 연결',
  'bind.text':
    '{{provider}}에서 확인된 이 주소로 처음 로그인하는 사람이 이 계정을 사용하게 됩니다. 이 주소는 한 번만 유효합니다.',
  'bind.do': '연결',
  'bind.done': '이제 {{name}}은(는) {{provider}}(으)로 로그인할 수 있습니다.',
}

export const providerWords = defineWords('provider', en, ko)
