import { defineWords } from '../../lib/i18n'
import { en } from './words-en'
import { ko } from './words-ko'

export const words = defineWords('history', en, ko)
