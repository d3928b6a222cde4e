import { queryOptions } from '@tanstack/react-query'
import * as api from './api'

/** One's own tokens, never their secrets. Not kept on the device: what was revoked elsewhere must not be shown. */
export const tokensQuery = queryOptions({
  queryKey: ['me', 'tokens'],
  queryFn: ({ signal }) => api.fetchTokens(signal),
  meta: { keep: false },
})
