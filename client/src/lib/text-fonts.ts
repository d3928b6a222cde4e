/**
 * The fonts of long texts, asked for while the text is on its way: each that arrives later has the browser lay
 * out all of it anew.
 */
import type { Language } from '@tandem/shared/words'

/** Letters that minutes are made of: Korean fonts come in parts, the most frequent syllables first. */
const samples: Record<Language, { font: string; letters: string }> = {
  en: { font: '16px "Source Serif 4 Variable"', letters: 'The Meeting agreed' },
  ko: {
    font: '16px "Noto Serif KR Variable"',
    letters: '회의는 양측 대표단이 제출한 문서를 검토하고 의장의 설명을 들었으며 다음과 같이 합의하였다.',
  },
}

export function askForTextFonts(languages: readonly Language[]): void {
  for (const language of languages) {
    const { font, letters } = samples[language]
    // One that cannot be had now is asked for again by the text itself, which says so in its own way.
    document.fonts.load(font, letters).catch(() => undefined)
  }
}
