import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Me, Preferences } from '@tandem/shared/identity'
import { useEffect } from 'react'
import { setLanguage, useLanguage } from '../../lib/i18n'
import { allowSingleKeys } from '../../lib/keys'
import { setTheme, useTheme } from '../../lib/theme'
import * as api from './api'
import { meQuery, useMaybeMe } from './use-me'

/** Makes the person's preferences those of this page. */
export function useApplyPreferences(): void {
  const preferences = useMaybeMe()?.preferences
  const { language, theme, singleKeys } = preferences ?? {}
  useEffect(() => {
    if (language) setLanguage(language)
  }, [language])
  useEffect(() => {
    if (theme) setTheme(theme)
  }, [theme])
  useEffect(() => {
    allowSingleKeys(singleKeys ?? true)
  }, [singleKeys])
}

/** Changes preferences: shown at once, stored behind; taken back when the server refuses. */
export function useChangePreferences() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (change: Partial<Preferences>) => api.savePreferences(change),
    onMutate: (change) => {
      const before = client.getQueryData(meQuery.queryKey)
      client.setQueryData(meQuery.queryKey, (me: Me | undefined) =>
        me ? { ...me, preferences: { ...me.preferences, ...change } } : me,
      )
      return { before }
    },
    onError: (_error, _change, context) => {
      client.setQueryData(meQuery.queryKey, context?.before)
    },
  })
}

/** What is in force now, signed in or not, and how to change it: for menus and the palette. */
export function useAppearance() {
  const language = useLanguage()
  const theme = useTheme()
  const signedIn = useMaybeMe() !== undefined
  const { mutate } = useChangePreferences()
  return {
    language,
    theme,
    changeLanguage: (next: typeof language) => {
      setLanguage(next)
      if (signedIn) mutate({ language: next })
    },
    changeTheme: (next: typeof theme) => {
      setTheme(next)
      if (signedIn) mutate({ theme: next })
    },
  }
}
