import { useLanguage } from '../../lib/i18n'

/** `820 kB`, `3.4 MB`: sizes of files as people say them. */
export function useSizes(): (bytes: number) => string {
  const language = useLanguage()
  return (bytes) => {
    const [value, unit] = bytes < 1_000_000 ? [Math.ceil(bytes / 1000), 'kB'] : [bytes / 1_000_000, 'MB']
    return `${new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(value)} ${unit}`
  }
}
