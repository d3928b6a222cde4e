import { defineWords, type SameKeys } from '../../../lib/i18n'

export const en = {
  'refused.too_large':
    'Not pasted: it is too large. Up to 16 MB of a page and 10 MB of words can be pasted at once; paste it in parts.',
  'refused.slow': 'Not pasted: it takes too long to read. Paste it in parts, or as plain text.',
  'refused.full': 'Not pasted: these minutes would be larger than 10 MB. Nothing was changed.',
  'refused.not_an_image': 'An image was not taken: it is no JPEG, PNG, GIF or WebP that can be read.',
  'refused.image_too_large': 'An image was not taken: it is larger than 5 MB even when made smaller.',
  'refused.kept_image':
    'An image was not taken: its page keeps it to itself. Copy the image alone and paste it.',
  'refused.upload': 'An image was not stored. The text is there; paste the image again.',
  pasted: 'Pasted {{blocks}} blocks',
  imagePlaced: 'Image placed',
  imageOnItsWay: 'The image is being stored',
} as const

export const ko: SameKeys<typeof en> = {
  'refused.too_large':
    '붙여넣지 않음: 너무 큽니다. 한 번에 페이지 16MB, 본문 10MB까지 붙여넣을 수 있습니다. 나누어 붙여넣으십시오.',
  'refused.slow':
    '붙여넣지 않음: 읽는 데 너무 오래 걸립니다. 나누어 붙여넣거나 일반 텍스트로 붙여넣으십시오.',
  'refused.full': '붙여넣지 않음: 회의록이 10MB를 넘게 됩니다. 변경된 내용은 없습니다.',
  'refused.not_an_image': '그림을 넣지 않음: 읽을 수 있는 JPEG, PNG, GIF, WebP가 아닙니다.',
  'refused.image_too_large': '그림을 넣지 않음: 줄여도 5MB를 넘습니다.',
  'refused.kept_image':
    '그림을 넣지 않음: 원래 페이지에서만 열리는 그림입니다. 그림만 복사하여 붙여넣으십시오.',
  'refused.upload': '그림이 저장되지 않았습니다. 본문은 그대로 있으니 그림을 다시 붙여넣으십시오.',
  pasted: '문단 {{blocks}}개를 붙여넣음',
  imagePlaced: '그림을 넣음',
  imageOnItsWay: '그림을 저장하는 중',
}

export const words = defineWords('minutesPaste', en, ko)
