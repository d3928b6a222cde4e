import type { Device } from '@tandem/shared/identity'

// What comes first is looked for first: most browsers also name those they are like.
const browsers: readonly [RegExp, Device['browser']][] = [
  [/\bEdg(?:A|iOS)?\//, 'edge'],
  [/\b(?:Firefox|FxiOS)\//, 'firefox'],
  [/\b(?:Chrome|CriOS|Chromium)\//, 'chrome'],
  [/\bSafari\//, 'safari'],
]
const systems: readonly [RegExp, Device['system']][] = [
  [/\bAndroid\b/, 'android'],
  [/\b(?:iPhone|iPad|iPod)\b/, 'ios'],
  [/\bWindows\b/, 'windows'],
  [/\bMac OS X\b/, 'macos'],
  [/\b(?:Linux|CrOS)\b/, 'linux'],
]

/** What a browser says of itself, as far as its owner needs it to recognise it; the rest is not kept. */
export function deviceFrom(userAgent: string | undefined): Device {
  const said = userAgent ?? ''
  return {
    browser: browsers.find(([pattern]) => pattern.test(said))?.[1] ?? 'other',
    system: systems.find(([pattern]) => pattern.test(said))?.[1] ?? 'other',
  }
}
