import { defineWords, type SameKeys } from '../../lib/i18n'

export const en = {
  title: 'All keys',
  description: 'Single letters work only outside text, and can be turned off in the profile.',
  'section.everywhere': 'Everywhere',
  'section.go': 'Go to',
  'section.agenda': 'Agenda',
  'section.minutes': 'Minutes',
  'section.commitments': 'Commitments',
  'section.history': 'Version history',
  'section.text': 'Text',
  'section.live': 'In the meeting',
  then: 'then',
  search: 'Search or jump; Hangul initials match',
  help: 'All keys',
  closes: 'Close, and return to where one was',
  home: 'Overview',
  agenda: 'Agenda of the next meeting',
  meetings: 'Meetings',
  commitments: 'Commitments',
} as const

export const ko: SameKeys<typeof en> = {
  title: '단축키 전체',
  description: '한 글자 단축키는 입력란 밖에서만 작동하며 프로필에서 끌 수 있습니다.',
  'section.everywhere': '공통',
  'section.go': '이동',
  'section.agenda': '의제',
  'section.minutes': '회의록',
  'section.commitments': '조치사항',
  'section.history': '수정 이력',
  'section.text': '본문',
  'section.live': '회의 중',
  then: '다음',
  search: '검색 또는 바로 가기, 한글 초성 가능',
  help: '단축키 전체',
  closes: '닫고 이전 위치로 돌아가기',
  home: '개요',
  agenda: '다음 회의 의제',
  meetings: '회의',
  commitments: '조치사항',
}

export const words = defineWords('help', en, ko)
