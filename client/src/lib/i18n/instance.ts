/** The one i18next instance. Words are added by `defineWords`, so nothing is loaded over the network. */
import { createInstance, type i18n as I18n } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { rememberedLanguage } from './remembered-language'

export const i18n: I18n = createInstance()

void i18n.use(initReactI18next).init({
  // Synchronous: the first paint already has its words.
  initAsync: false,
  lng: rememberedLanguage(),
  supportedLngs: ['en', 'ko'],
  fallbackLng: false,
  resources: {},
  keySeparator: false,
  nsSeparator: false,
  // React escapes; escaping twice would show `&amp;`.
  interpolation: { escapeValue: false },
  react: { useSuspense: false },
})
