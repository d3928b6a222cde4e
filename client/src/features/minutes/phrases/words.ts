import { defineWords, type SameKeys } from '../../../lib/i18n'

export const en = {
  mentions: 'Delegations',
  'read.owners': 'owner {{owners}}',
  'read.due': '{{due}}',
  read: 'Read from the words: {{what}}. Escape takes it back.',
  takenBack: 'Taken back: {{what}}',
  missing: 'Glossary: {{term}}. Not in the other language.',
} as const

export const ko: SameKeys<typeof en> = {
  mentions: '대표단',
  'read.owners': '담당 {{owners}}',
  'read.due': '기한 {{due}}',
  read: '본문에서 읽음: {{what}}. Esc 키로 되돌릴 수 있습니다.',
  takenBack: '되돌림: {{what}}',
  missing: '용어집: {{term}}. 다른 언어 본문에 없습니다.',
}

export const words = defineWords('minutesPhrases', en, ko)
