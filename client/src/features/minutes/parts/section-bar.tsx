import type { SpineItem } from '@tandem/shared/minutes'
import { actions, inLanguage, type Language } from '@tandem/shared/words'
import type { ReactNode } from 'react'
import { Lang } from '../../../ui'
import styles from '../minutes.module.css'

interface SectionBarProps {
  /** The item of the section one is in. */
  item: SpineItem | null
  language: Language
  children: ReactNode
}

/** Above the text: the item of the agenda one is at, and what can be chosen of the view. */
export function SectionBar({ item, language, children }: SectionBarProps) {
  return (
    <div className={styles['sectionBar']}>
      <div className={styles['sectionIn']}>
        {item ? (
          <>
            <span className={styles['sectionNo']}>{item.number}</span>
            <div className={styles['sectionName']}>
              <p lang={inLanguage(item.title, language).language}>{inLanguage(item.title, language).text}</p>
              <p className={styles['sectionFacts']}>
                <Lang text={actions[item.action]} />
                {item.leads.map((code) => (
                  <span key={code} className={styles['code']}>
                    {code}
                  </span>
                ))}
                {item.papers.map((symbol) => (
                  <span key={symbol}>{symbol}</span>
                ))}
              </p>
            </div>
          </>
        ) : (
          <span className={styles['sectionName']} />
        )}
        <div className={styles['viewTools']}>{children}</div>
      </div>
    </div>
  )
}
