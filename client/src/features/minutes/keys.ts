/** The keys of minutes, for the help sheet; the text itself obeys them. */
import type { KeyBinding } from '../../lib/keys'

export const minutesKeys: readonly KeyBinding[] = [
  { keys: 'Alt+1', section: 'minutes', does: { en: 'Record as Agreed', ko: '합의로 기록' } },
  { keys: 'Alt+2', section: 'minutes', does: { en: 'Record as Noted', ko: '유의로 기록' } },
  { keys: 'Alt+3', section: 'minutes', does: { en: 'Record as Tasked', ko: '과제로 기록' } },
  { keys: 'Alt+4', section: 'minutes', does: { en: 'Record as Deferred', ko: '연기로 기록' } },
  { keys: 'Alt+Shift+O', section: 'minutes', does: { en: 'Owners of the outcome', ko: '담당 대표단' } },
  { keys: 'Alt+Shift+D', section: 'minutes', does: { en: 'Due date of the outcome', ko: '기한' } },
  { keys: 'Alt+Enter', section: 'minutes', does: { en: 'Menu of the block', ko: '문단 메뉴' } },
  { keys: 'Alt+ArrowUp', section: 'minutes', does: { en: 'Move the block up', ko: '문단을 위로' } },
  { keys: 'Alt+ArrowDown', section: 'minutes', does: { en: 'Move the block down', ko: '문단을 아래로' } },
  { keys: 'Mod+Alt+1', section: 'minutes', does: { en: 'Heading, also 2 and 3', ko: '제목(2, 3도 가능)' } },
  { keys: 'Mod+Alt+0', section: 'minutes', does: { en: 'Ordinary paragraph', ko: '일반 문단' } },
  { keys: 'Mod+Alt+F', section: 'minutes', does: { en: 'Footnote', ko: '각주' } },
  { keys: 'Alt+Shift+N', section: 'minutes', does: { en: 'Next out of step', ko: '다음 불일치 문단' } },
  { keys: 'Escape', section: 'minutes', does: { en: 'Take back what was read', ko: '읽은 값 되돌리기' } },
  { keys: 'Tab', section: 'minutes', does: { en: 'Level of a list item; pattern', ko: '목록 단계, 문형' } },
  { keys: 'Mod+Z', section: 'text', does: { en: 'Undo what I did', ko: '내 변경 실행 취소' } },
  { keys: 'Mod+Shift+Z', section: 'text', does: { en: 'Redo', ko: '다시 실행' } },
  { keys: 'Mod+B', section: 'text', does: { en: 'Bold', ko: '굵게' } },
  { keys: 'Mod+I', section: 'text', does: { en: 'Italic', ko: '기울임' } },
]
