// Runs before the first paint, outside the bundle: sets what would otherwise flash.
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
