import { useEffect } from 'react'

/** The page's title in the browser; the product's name last, since tabs are narrow. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = title ? `${title} · Tandem` : 'Tandem'
  }, [title])
}
