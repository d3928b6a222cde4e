import { defineWords, type SameKeys } from '../../lib/i18n'

/** One's own sign-ins. */
const en = {
  'signIns.title': 'Sign-ins',
  'signIns.text':
    'Where you are signed in now. A sign-in ends by itself after 30 idle minutes, and after 12 hours. End one you do not know, then change your password.',
  'signIns.where': 'Browser',
  'signIns.on': '{{browser}}, {{system}}',
  'signIns.address': 'Address',
  'signIns.unknown': 'Not known',
  'signIns.began': 'Since',
  'signIns.seen': 'Last active',
  'signIns.actions': 'Actions',
  'signIns.this': 'This one',
  'signIns.end': 'End',
  'signIns.endLabel': 'End the sign-in in {{place}}',
  'signIns.ended': 'The sign-in has ended.',
  'signIns.endOthers': 'End all others',
  'signIns.othersEnded': 'Your other sign-ins have ended.',
  'browser.chrome': 'Chrome',
  'browser.edge': 'Edge',
  'browser.firefox': 'Firefox',
  'browser.safari': 'Safari',
  'browser.other': 'Another program',
  'system.windows': 'Windows',
  'system.macos': 'macOS',
  'system.linux': 'Linux',
  'system.android': 'Android',
  'system.ios': 'iOS',
  'system.other': 'unknown system',
} as const

const ko: SameKeys<typeof en> = {
  'signIns.title': '로그인 목록',
  'signIns.text':
    '현재 로그인되어 있는 곳입니다. 30분 동안 사용하지 않거나 12시간이 지나면 자동으로 종료됩니다. 모르는 로그인은 종료한 뒤 비밀번호를 변경하십시오.',
  'signIns.where': '브라우저',
  'signIns.on': '{{browser}}, {{system}}',
  'signIns.address': '주소',
  'signIns.unknown': '알 수 없음',
  'signIns.began': '시작',
  'signIns.seen': '최근 활동',
  'signIns.actions': '작업',
  'signIns.this': '현재',
  'signIns.end': '종료',
  'signIns.endLabel': '{{place}} 로그인 종료',
  'signIns.ended': '로그인을 종료했습니다.',
  'signIns.endOthers': '다른 로그인 모두 종료',
  'signIns.othersEnded': '다른 로그인을 모두 종료했습니다.',
  'browser.chrome': 'Chrome',
  'browser.edge': 'Edge',
  'browser.firefox': 'Firefox',
  'browser.safari': 'Safari',
  'browser.other': '기타 프로그램',
  'system.windows': 'Windows',
  'system.macos': 'macOS',
  'system.linux': 'Linux',
  'system.android': 'Android',
  'system.ios': 'iOS',
  'system.other': '알 수 없는 시스템',
}

export const signInWords = defineWords('sign-ins', en, ko)
