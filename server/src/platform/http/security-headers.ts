/**
 * Headers on every answer, errors included; the socket's own answers take the same table.
 * No nonce: nothing here sets inline styles (docs/decisions/0005), and `'self'` covers the socket, as
 * CSP 3 lets `'self'` match `ws:` on the same host and port. No `upgrade-insecure-requests`: it would
 * break plain HTTP in a local network.
 */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "object-src 'none'",
  "frame-ancestors 'none'",
].join('; ')

// What browsers know by name; a name they do not know would only fill the console.
const features = [
  'accelerometer',
  'autoplay',
  'camera',
  'clipboard-read',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'usb',
  'xr-spatial-tracking',
]

export function securityHeaders(baseUrl: string | null): Readonly<Record<string, string>> {
  const headers: Record<string, string> = {
    'Content-Security-Policy': contentSecurityPolicy,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': features.map((feature) => `${feature}=()`).join(', '),
  }
  // One year, the least that browsers' lists take.
  if (baseUrl?.startsWith('https:')) headers['Strict-Transport-Security'] = 'max-age=31536000'
  return headers
}
