import { countWords } from '@tandem/shared/minutes'
import { useEffect, useState } from 'react'
import { useWords } from '../../../lib/i18n'
import { words } from '../find/words'

const countsAfterMs = 200

/** How many words are selected in the text, beside the other figures; nothing while none are. */
export function SelectedWords() {
  const say = useWords(words)
  const selected = useSelectedWords()
  return (
    selected > 0 && (
      <>
        <dt>{say('selected')}</dt>
        <dd>{selected}</dd>
      </>
    )
  )
}

function useSelectedWords(): number {
  const [selected, setSelected] = useState(0)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const count = () => {
      const selection = document.getSelection()
      const node = selection?.anchorNode
      // Words of a mere caret need no look at the page.
      if (!selection || selection.isCollapsed) return setSelected(0)
      const inText = (node instanceof Element ? node : node?.parentElement)?.closest('.ProseMirror')
      setSelected(inText ? countWords(selection.toString()) : 0)
    }
    const onChange = () => {
      clearTimeout(timer)
      timer = setTimeout(count, countsAfterMs)
    }
    document.addEventListener('selectionchange', onChange)
    return () => {
      document.removeEventListener('selectionchange', onChange)
      clearTimeout(timer)
    }
  }, [])
  return selected
}
