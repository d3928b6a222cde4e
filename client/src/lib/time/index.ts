export { domainNow, setDomainNow, toDomainTime, useDomainNow } from './clock'
export { addDays, createFormats, daysBetween, type Day, type Days, type Formats } from './formats'
export { LocaleProvider, useFormats, useLocale } from './locale'
export { allZones, deviceZone, zoneCity, zoneOffset } from './zones'
