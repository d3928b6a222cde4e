import { linkPath, type MadeLink } from '@tandem/shared/identity'
import { inLanguage, type LocalisedText } from '@tandem/shared/words'
import { useLanguage, useWords } from '../../../lib/i18n'
import { useFormats } from '../../../lib/time'
import { Button, CopyField, Dialog } from '../../../ui'
import { peopleWords } from '../people-words'

interface MadeLinkDialogProps {
  link: MadeLink
  name: LocalisedText
  onClose: () => void
}

/**
 * Where the link went; to hand on where the server sends no mail, or could not. Not dismissed by a stray click: nobody
 * can show the link again, only make another.
 */
export function MadeLinkDialog({ link, name, onClose }: MadeLinkDialogProps) {
  const say = useWords(peopleWords)
  const formats = useFormats()
  const shown = inLanguage(name, useLanguage()).text
  return (
    <Dialog
      open
      dismissable={false}
      onClose={onClose}
      title={say('made.title', { name: shown })}
      description={say(link.secret === null ? 'made.sent' : 'made.text', {
        mail: link.mail,
        until: formats.moment(link.expiresAt),
      })}
      actions={
        <Button look="primary" onClick={onClose}>
          {say('made.done')}
        </Button>
      }
    >
      {link.secret !== null && (
        <CopyField label={say('made.link')} value={`${location.origin}${linkPath(link.secret)}`} />
      )}
    </Dialog>
  )
}
