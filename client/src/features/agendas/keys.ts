/** The agenda's keys, for the help sheet; the agenda itself obeys them, in text and outside. */
import type { KeyBinding } from '../../lib/keys'

export const agendaKeys: readonly KeyBinding[] = [
  { keys: 'Mod+Enter', section: 'agenda', does: { en: 'New item below', ko: '아래에 새 항목' } },
  { keys: 'Enter', section: 'agenda', does: { en: 'On to the next title', ko: '다음 제목으로' } },
  { keys: 'Alt+ArrowUp', section: 'agenda', does: { en: 'Move the item up', ko: '항목을 위로' } },
  { keys: 'Alt+ArrowDown', section: 'agenda', does: { en: 'Move the item down', ko: '항목을 아래로' } },
  {
    keys: 'Alt+ArrowRight',
    section: 'agenda',
    does: { en: 'Make it a sub-item of the item above', ko: '위 항목의 하위 항목으로' },
  },
  {
    keys: 'Alt+ArrowLeft',
    section: 'agenda',
    does: { en: 'Take it out to the top level', ko: '상위 단계로 꺼내기' },
  },
  { keys: 'Mod+Z', section: 'text', does: { en: 'Undo what I did', ko: '내 변경 실행 취소' } },
  { keys: 'Mod+Shift+Z', section: 'text', does: { en: 'Redo', ko: '다시 실행' } },
  { keys: 'Mod+B', section: 'text', does: { en: 'Bold, in annotations', ko: '굵게(주석)' } },
  { keys: 'Mod+I', section: 'text', does: { en: 'Italic, in annotations', ko: '기울임(주석)' } },
]
