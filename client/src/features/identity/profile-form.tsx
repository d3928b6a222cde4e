import type { Preferences } from '@tandem/shared/identity'
import { announce } from '../../lib/announce'
import { RequestError } from '../../lib/http'
import { common, setLanguage, useLanguage, useWords } from '../../lib/i18n'
import { setTheme } from '../../lib/theme'
import { domainNow, useDomainNow, useFormats } from '../../lib/time'
import { classes, LabelledControl, Segmented, Switch, ZoneField } from '../../ui'
import styles from './profile-form.module.css'
import { useMe } from './use-me'
import { useChangePreferences } from './use-preferences'
import { words } from './words'

/** Each setting is in force and stored as soon as it is chosen; there is no save button. */
export function ProfileForm() {
  const say = useWords(words)
  const sayCommon = useWords(common)
  const { preferences, delegation } = useMe()
  const formats = useFormats()
  const now = useDomainNow()
  const change = useChangePreferences()

  const set = (changes: Partial<Preferences>) => {
    if (changes.language) setLanguage(changes.language)
    if (changes.theme) setTheme(changes.theme)
    change.mutate(changes, {
      onSuccess: () => announce(say('profile.stored', { time: formats.clock(domainNow()) })),
    })
  }

  return (
    <div className={styles.form}>
      <LabelledControl label={say('profile.language')} hint={say('profile.languageHint')}>
        <Segmented
          label={say('profile.language')}
          value={preferences.language}
          options={[
            { value: 'en', label: <span lang="en">English</span> },
            { value: 'ko', label: <span lang="ko">한국어</span> },
          ]}
          onChange={(language) => set({ language })}
        />
      </LabelledControl>
      <LabelledControl label={say('profile.theme')}>
        <Segmented
          label={say('profile.theme')}
          value={preferences.theme}
          options={(['system', 'light', 'dark'] as const).map((value) => ({
            value,
            label: sayCommon(`theme.${value}`),
          }))}
          onChange={(theme) => set({ theme })}
        />
      </LabelledControl>
      <div className={styles.zone}>
        <ZoneField
          label={say('profile.timeZone')}
          hint={say('profile.timeZoneHint', { time: formats.timeWithOffset(now) })}
          value={preferences.timeZone}
          first={delegation ? [delegation.timeZone] : []}
          onChange={(timeZone) => set({ timeZone })}
        />
      </div>
      <LabelledControl label={null} hint={say('profile.singleKeysHint')}>
        <Switch checked={preferences.singleKeys} onChange={(singleKeys) => set({ singleKeys })}>
          {say('profile.singleKeys')}
        </Switch>
      </LabelledControl>
      <SaveState change={change} />
    </div>
  )
}

function SaveState({ change }: { change: ReturnType<typeof useChangePreferences> }) {
  const say = useWords(words)
  const language = useLanguage()
  const formats = useFormats()
  if (change.isError) {
    const text =
      change.error instanceof RequestError ? change.error.inWords(language) : say('profile.notStored')
    return (
      <p className={classes(styles.state, styles.fault)} role="alert">
        {text}
      </p>
    )
  }
  return (
    <p className={styles.state}>
      {change.isSuccess && say('profile.stored', { time: formats.clock(domainNow()) })}
    </p>
  )
}
