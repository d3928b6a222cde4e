import { useMemo, useState } from 'react'
import { useKeys } from '../../../lib/keys'
import { FindBar } from './find-bar'
import type { Finder } from './finder'
import { GoToDialog } from './go-to-dialog'
import { findKeys } from './keys'

/** Finding, replacing and going to a paragraph, with their keys. */
export function FindTools({ finder }: { finder: Finder }) {
  const [goesTo, setGoesTo] = useState(false)
  const keys = useMemo(
    () =>
      findKeys({
        find: () => finder.open(false, selectedWords()),
        replace: () => finder.open(true, selectedWords()),
        goTo: () => setGoesTo(true),
      }),
    [finder],
  )
  useKeys(keys)
  return (
    <>
      <FindBar finder={finder} />
      {goesTo && <GoToDialog onClose={() => setGoesTo(false)} />}
    </>
  )
}

const longestSelection = 80

/** What is selected in the text begins the search, as long as it is a few words on one line. */
function selectedWords(): string {
  const words = document.getSelection()?.toString() ?? ''
  return words.includes('\n') || words.length > longestSelection ? '' : words.trim()
}
