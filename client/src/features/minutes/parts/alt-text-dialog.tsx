import { longestAltText } from '@tandem/shared/documents'
import type { Language } from '@tandem/shared/words'
import { useState } from 'react'
import { useWords } from '../../../lib/i18n'
import { Button, Dialog, FieldStack, TextArea } from '../../../ui'
import { words } from '../words'
import { type Opened, useBlock, useMinutesView } from './minutes-view'

/** What an image shows, in each language of the minutes, for whoever cannot see it. */
export function AltTextDialog({ opened, onClose }: { opened: Opened; onClose: () => void }) {
  const say = useWords(words)
  const { acts, desk } = useMinutesView()
  const said = useBlock(opened.id)?.facts.altText ?? {}
  // Only what this person has written is set: another may be writing the other language.
  const [written, setWritten] = useState<Partial<Record<Language, string>>>({})
  const set = () => {
    acts.setAltText(opened.id, written)
    onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={say('altText.title')}
      actions={
        <>
          <Button onClick={onClose}>{say('cancel')}</Button>
          <Button look="primary" onClick={set}>
            {say('altText.set')}
          </Button>
        </>
      }
    >
      <FieldStack>
        {desk.board.languages.map((language, at) => (
          <TextArea
            key={language}
            label={say('altText.in', { language: say(`language.${language}`) })}
            lang={language}
            hint={at === 0 ? say('altText.hint') : undefined}
            rows={2}
            maxLength={longestAltText}
            value={written[language] ?? said[language] ?? ''}
            onChange={(event) => setWritten({ ...written, [language]: event.target.value })}
          />
        ))}
      </FieldStack>
    </Dialog>
  )
}
