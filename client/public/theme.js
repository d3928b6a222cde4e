// Runs before the first paint and before the bundle, which may evaluate its parts in any order.

// zod would otherwise try `new Function` with its first object schema; the policy forbids that and reports it.
globalThis.__zod_globalConfig = { jitless: true }

// What would otherwise flash.
;(function () {
  var root = document.documentElement
  var theme = null
  var language = null
  try {
    theme = localStorage.getItem('tandem.theme')
    language = localStorage.getItem('tandem.language')
  } catch (error) {
    // Storage may be closed to us; the system's choices are good.
  }
  var dark = theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  root.dataset.theme = dark ? 'dark' : 'light'
  root.lang = language || (navigator.language.slice(0, 2) === 'ko' ? 'ko' : 'en')
})()

// Whoever comes for a document, or for its history, has its page loaded while the program starts, and not after that.
;(function () {
  if (!/^\/(documents|symbols)\//.test(location.pathname)) return
  var page = location.pathname.endsWith('/history') ? 'histories' : 'documents'
  var parts = document.querySelector('meta[name="parts-of-' + page + '"]')
  var names = parts ? parts.getAttribute('content').split(' ') : []
  names.forEach(function (name) {
    var link = document.createElement('link')
    link.rel = 'modulepreload'
    link.crossOrigin = ''
    link.href = name
    document.head.append(link)
  })
})()
