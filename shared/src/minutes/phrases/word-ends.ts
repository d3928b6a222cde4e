/** Where words end: English at what is no letter, Korean also before a particle (조사). */

/** Particles and the like that follow a noun, longest first where one begins with another. */
const particles = [
  '으로부터',
  '이었다',
  '였다',
  '이다',
  '에서는',
  '에게서',
  '으로서',
  '으로써',
  '이라는',
  '에서',
  '에게',
  '에는',
  '에도',
  '까지',
  '부터',
  '보다',
  '처럼',
  '으로',
  '로서',
  '로써',
  '이나',
  '이며',
  '이고',
  '이란',
  '라는',
  '과의',
  '와의',
  '에의',
  '께서',
  '마다',
  '조차',
  '만의',
  '들이',
  '들은',
  '들을',
  '들의',
  '들과',
  '은',
  '는',
  '이',
  '가',
  '을',
  '를',
  '의',
  '에',
  '와',
  '과',
  '로',
  '도',
  '만',
  '나',
  '란',
  '인',
  '임',
  '들',
  '측',
] as const

const particle = new RegExp(`^(?:${particles.join('|')})(?![\\p{L}\\p{N}])`, 'u')
const letter = /^[\p{L}\p{N}\p{M}]/u
const longestParticle = 5

/** The text before `at` ends as a word there: nothing follows that belongs to it, or a Korean particle does. */
export function endsAsWord(text: string, at: number): boolean {
  const following = text.slice(at, at + longestParticle)
  return !letter.test(following) || (isHangul(text, at - 1) && particle.test(following))
}

/** No letter or digit stands directly before. */
export function beginsAsWord(text: string, at: number): boolean {
  return at === 0 || !/[\p{L}\p{N}\p{M}]$/u.test(text.slice(Math.max(0, at - 2), at))
}

function isHangul(text: string, at: number): boolean {
  return /\p{Script=Hangul}/u.test(text.charAt(at))
}
