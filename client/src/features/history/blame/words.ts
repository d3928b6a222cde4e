import { defineWords, type SameKeys } from '../../../lib/i18n'

export const en = {
  switch: 'Author colours',
  on: 'The text is coloured by who wrote it.',
  off: 'Author colours are off.',
  written: '{{who}}, {{when}}',
  justNow: '{{who}}, just now',
}

const ko: SameKeys<typeof en> = {
  switch: '작성자 색상',
  on: '작성자별로 본문에 색이 표시됩니다.',
  off: '작성자 색상이 꺼졌습니다.',
  written: '{{who}}, {{when}}',
  justNow: '{{who}}, 방금',
}

export const words = defineWords('blame', en, ko)
