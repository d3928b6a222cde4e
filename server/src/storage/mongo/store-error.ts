/** Why the database cannot be used, in words for whoever starts the server. */
export class StoreError extends Error {
  override readonly name = 'StoreError'
  readonly code: 'unreachable' | 'refused' | 'wrong_address' | 'wrong_purpose' | 'newer_version' | 'damaged'

  constructor(code: StoreError['code'], message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
