import { defineWords, type SameKeys } from '../../../lib/i18n'

export const en = {
  'since.lead': 'Since you last looked, at the text of {{when}}:',
  'since.words_one': '+{{added}} −{{deleted}} words by {{count}} person.',
  'since.words_other': '+{{added}} −{{deleted}} words by {{count}} people.',
  'since.show': 'Show changes',
  'since.close': 'Close',
  'home.title': 'Changed since you last looked',
  'home.letters': '+{{added}} −{{deleted}} characters',
}

const ko: SameKeys<typeof en> = {
  'since.lead': '마지막으로 확인한 {{when}} 이후:',
  'since.words_one': '{{count}}명이 어절 +{{added}} −{{deleted}} 변경',
  'since.words_other': '{{count}}명이 어절 +{{added}} −{{deleted}} 변경',
  'since.show': '변경 내용 보기',
  'since.close': '닫기',
  'home.title': '마지막 확인 이후 변경된 문서',
  'home.letters': '+{{added}} −{{deleted}}자',
}

export const words = defineWords('unseen', en, ko)
