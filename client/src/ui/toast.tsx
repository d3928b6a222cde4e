import { X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { common, useWords } from '../lib/i18n'
import { useStore } from '../lib/store'
import { Button, IconButton } from './button'
import styles from './toast.module.css'
import { hideToast, toasts, type Toast } from './toasts'

// Long enough to read, find the key and press it; hovering or focusing holds it.
const stayFor = 12_000

export function ToastRegion() {
  return (
    <div className={styles.region}>
      {useStore(toasts).map((toast) => (
        <ToastNotice key={toast.id} toast={toast} />
      ))}
    </div>
  )
}

function ToastNotice({ toast }: { toast: Toast }) {
  const say = useWords(common)
  const [held, setHeld] = useState(false)

  useEffect(() => {
    if (held) return undefined
    const timer = setTimeout(() => hideToast(toast.id), stayFor)
    return () => clearTimeout(timer)
  }, [held, toast.id])

  return (
    <div
      className={styles.toast}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span>{toast.text}</span>
      {toast.action && (
        <Button
          size="small"
          onClick={() => {
            toast.action?.run()
            hideToast(toast.id)
          }}
        >
          {toast.action.label}
        </Button>
      )}
      <IconButton size="small" label={say('close')} icon={<X />} onClick={() => hideToast(toast.id)} />
    </div>
  )
}
