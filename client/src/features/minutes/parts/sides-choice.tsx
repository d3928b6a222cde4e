import { ArrowLeftRight } from 'lucide-react'
import { useWords } from '../../../lib/i18n'
import { IconButton, Segmented } from '../../../ui'
import { chooseSides, type SidesShown } from '../model/sides'
import { words } from '../words'

/** Both languages or one, and which of them first. */
export function SidesChoice({ sides }: { sides: SidesShown }) {
  const say = useWords(words)
  if (sides.all.length < 2) return null
  const { languages, all, hasRoom } = sides
  const isBoth = languages.length > 1
  const other = all[1]
  return (
    <>
      <Segmented
        label={say('sides.label')}
        value={isBoth ? 'both' : (languages[0] ?? 'both')}
        options={[
          ...(hasRoom ? [{ value: 'both' as const, label: say('sides.both') }] : []),
          ...all.map((each) => ({
            value: each,
            label: <span lang={each}>{say(`ownLanguage.${each}`)}</span>,
          })),
        ]}
        onChange={(shown) => chooseSides({ shown })}
      />
      {isBoth && other && (
        <IconButton
          label={say('sides.swap', { language: say(`language.${other}`) })}
          icon={<ArrowLeftRight />}
          onClick={() => chooseSides({ first: other })}
        />
      )}
    </>
  )
}
