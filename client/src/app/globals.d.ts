/** Set by the build: what is kept on a device belongs to one version of the application. */
declare const __VERSION__: string
