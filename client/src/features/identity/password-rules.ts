import { Login, longestPassword, shortestPassword } from '@tandem/shared/identity'

/** What is wrong with a password that is being chosen: said here before the server has to. */
export function passwordFault(password: string): 'short' | 'long' | null {
  if (password.length < shortestPassword) return 'short'
  return password.length > longestPassword ? 'long' : null
}

export function isLogin(text: string): boolean {
  return Login.safeParse(text).success
}
