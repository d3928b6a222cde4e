import { defineWords, type SameKeys } from '../../lib/i18n'

export const en = {
  'signIn.title': 'Sign in',
  'signIn.intro':
    'A demonstration: choose whose place to take. No password is asked, and nothing you do leaves this machine.',
  'signIn.search': 'Search delegations and roles',
  'signIn.people': 'People of the demonstration',
  'signIn.none': 'No one matches “{{query}}”.',
  'signIn.count_one': '{{count}} person',
  'signIn.count_other': '{{count}} people',
  'signIn.busy': 'Signing in…',
  'signIn.unreachable': 'The server cannot be reached. Check the connection, then try again.',
  'signIn.language': 'Language',
  'signIn.others': 'Without a delegation',
  'signIn.agreed': 'Agreed',
  'again.title': 'Sign in again',
  'again.text':
    'Your sign-in has ended. What you wrote is kept on this device and is sent as soon as you are back.',
  'again.continue': 'Continue as {{name}}',
  'again.other': 'Sign in as someone else',
  'signOut.title': 'Sign out with unsent changes?',
  'signOut.text_one':
    '{{count}} change is kept only on this device. Signing out removes it, and nobody can bring it back.',
  'signOut.text_other':
    '{{count}} changes are kept only on this device. Signing out removes them, and nobody can bring them back.',
  'signOut.anyway': 'Sign out and remove',
  'signOut.stay': 'Stay signed in',
  'signOut.failed': 'Not signed out: the server cannot be reached. Try again when you are connected.',
  'profile.title': 'Profile',
  'profile.you': 'You',
  'profile.function': 'Function',
  'profile.delegation': 'Delegation',
  'profile.account': 'Account',
  'profile.groups': 'Groups',
  'profile.settings': 'Settings',
  'profile.language': 'Language of the interface',
  'profile.languageHint': 'Documents stay in their own languages.',
  'profile.theme': 'Theme',
  'profile.timeZone': 'Time zone',
  'profile.timeZoneHint': 'Times are shown in this zone beside the venue’s. Now {{time}}.',
  'profile.singleKeys': 'Single-letter keys',
  'profile.singleKeysHint':
    'Keys such as ? and G then H, outside text. Turn them off if you speak to your computer or use its own such keys.',
  'profile.stored': 'Stored {{time}}',
  'profile.notStored': 'Not stored: the server cannot be reached. Try again when you are connected.',
  'profile.administrator': 'System administrator: runs the server, reads no content.',
} as const

export const ko: SameKeys<typeof en> = {
  'signIn.title': '로그인',
  'signIn.intro':
    '시연용입니다. 어느 구성원으로 들어갈지 선택하십시오. 비밀번호는 없으며, 작업 내용은 이 컴퓨터 밖으로 나가지 않습니다.',
  'signIn.search': '대표단 또는 역할 검색',
  'signIn.people': '시연 구성원',
  'signIn.none': '‘{{query}}’에 해당하는 구성원이 없습니다.',
  'signIn.count_one': '{{count}}명',
  'signIn.count_other': '{{count}}명',
  'signIn.busy': '로그인 중…',
  'signIn.unreachable': '서버에 연결할 수 없습니다. 연결을 확인한 뒤 다시 시도하십시오.',
  'signIn.language': '언어',
  'signIn.others': '소속 대표단 없음',
  'signIn.agreed': '합의함',
  'again.title': '다시 로그인',
  'again.text':
    '로그인이 만료되었습니다. 작성한 내용은 이 기기에 보관되어 있으며 다시 로그인하면 바로 전송됩니다.',
  'again.continue': '계속: {{name}}',
  'again.other': '다른 구성원으로 로그인',
  'signOut.title': '전송되지 않은 변경이 있습니다. 로그아웃하시겠습니까?',
  'signOut.text_one': '변경 {{count}}건이 이 기기에만 있습니다. 로그아웃하면 삭제되며 되돌릴 수 없습니다.',
  'signOut.text_other': '변경 {{count}}건이 이 기기에만 있습니다. 로그아웃하면 삭제되며 되돌릴 수 없습니다.',
  'signOut.anyway': '로그아웃하고 삭제',
  'signOut.stay': '로그인 유지',
  'signOut.failed': '로그아웃되지 않았습니다. 서버에 연결할 수 없습니다. 연결된 뒤 다시 시도하십시오.',
  'profile.title': '프로필',
  'profile.you': '계정 정보',
  'profile.function': '직위',
  'profile.delegation': '대표단',
  'profile.account': '계정',
  'profile.groups': '그룹',
  'profile.settings': '설정',
  'profile.language': '화면 언어',
  'profile.languageHint': '문서는 작성된 언어로 표시됩니다.',
  'profile.theme': '화면 테마',
  'profile.timeZone': '시간대',
  'profile.timeZoneHint': '시각은 개최지 시각과 함께 이 시간대로 표시됩니다. 현재 {{time}}.',
  'profile.singleKeys': '한 글자 단축키',
  'profile.singleKeysHint':
    '입력란 밖에서 쓰는 ?, G 다음 H 같은 키입니다. 음성 입력을 쓰거나 같은 키를 쓰는 프로그램이 있으면 끄십시오.',
  'profile.stored': '{{time}} 저장됨',
  'profile.notStored': '저장되지 않았습니다. 서버에 연결할 수 없습니다. 연결된 뒤 다시 시도하십시오.',
  'profile.administrator': '시스템 관리자: 서버를 운영하며 내용은 열람하지 않습니다.',
}

export const words = defineWords('identity', en, ko)
export { passwordWords } from './password-words'
export { peopleWords } from './people-words'
export { tokenWords } from './token-words'
