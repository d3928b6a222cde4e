/** Words that more than one part of the interface uses. Each feature keeps its own in its folder. */
import { en as commonEn } from './en/common'
import { en as domainEn } from './en/domain'
import { ko as commonKo } from './ko/common'
import { ko as domainKo } from './ko/domain'
import { defineWords } from './words'

export const common = defineWords('common', commonEn, commonKo)
export const domain = defineWords('domain', domainEn, domainKo)
