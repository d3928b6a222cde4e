import type { KeyBinding } from '../../../lib/keys'

interface FindActs {
  find: () => void
  replace: () => void
  goTo: () => void
}

export function findKeys({ find, replace, goTo }: FindActs): readonly KeyBinding[] {
  return [
    {
      keys: 'Mod+F',
      section: 'minutes',
      does: { en: 'Find in all languages', ko: '모든 언어에서 찾기' },
      run: find,
    },
    { keys: 'Mod+H', section: 'minutes', does: { en: 'Replace', ko: '바꾸기' }, run: replace },
    { keys: 'Mod+G', section: 'minutes', does: { en: 'Go to a paragraph', ko: '문단으로 이동' }, run: goTo },
    { keys: '@', section: 'minutes', does: { en: 'Name a delegation', ko: '대표단 이름' } },
    {
      keys: '/',
      section: 'minutes',
      does: {
        en: 'At the start of a block: /action, /agreed, /decision, /note, /defer, /heading, /quote, or any verb: /welcomed, /took-note',
        ko: '문단 처음에: 조치: 합의: 결정: 유의: 연기: 또는 /제목, /인용, 그 밖의 동사: /환영, /권고',
      },
    },
  ]
}
