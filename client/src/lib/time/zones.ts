import type { Language } from '@tandem/shared/words'

// Intl has no city names, and its Korean and English names of zones are not the ones officials use.
const koreanCities: Record<string, string> = {
  'America/New_York': '뉴욕',
  'Asia/Bangkok': '방콕',
  'Asia/Brunei': '반다르스리브가완',
  'Asia/Dili': '딜리',
  'Asia/Ho_Chi_Minh': '호찌민',
  'Asia/Jakarta': '자카르타',
  'Asia/Kolkata': '콜카타',
  'Asia/Kuala_Lumpur': '쿠알라룸푸르',
  'Asia/Manila': '마닐라',
  'Asia/Phnom_Penh': '프놈펜',
  'Asia/Seoul': '서울',
  'Asia/Shanghai': '상하이',
  'Asia/Singapore': '싱가포르',
  'Asia/Tokyo': '도쿄',
  'Asia/Vientiane': '비엔티안',
  'Asia/Yangon': '양곤',
  'Australia/Sydney': '시드니',
  'Europe/Moscow': '모스크바',
  'Pacific/Auckland': '오클랜드',
}

/** The city a zone is named after: `Kuala Lumpur`, `쿠알라룸푸르`. */
export function zoneCity(zone: string, language: Language): string {
  if (zone === 'UTC') return 'UTC'
  const known = language === 'ko' ? koreanCities[zone] : undefined
  return known ?? (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')
}

/** The offset in force at an instant: `UTC+9`, `UTC+5:30`, `UTC`. */
export function zoneOffset(zone: string, at: number): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'shortOffset' }).formatToParts(
    at,
  )
  const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? 'GMT'
  // Some runtimes say GMT+0 for UTC itself.
  return name.replace('GMT', 'UTC').replace(/\+0$/, '').replace('-', '−')
}

/** Every zone this browser knows, the delegations' own first. */
export function allZones(first: readonly string[]): string[] {
  return [...new Set([...first, ...Intl.supportedValuesOf('timeZone'), 'UTC'])]
}

/** The zone of this device. */
export function deviceZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone
}
