import type { ManagedGroup } from '@tandem/shared/groups'
import { useState } from 'react'
import { announce } from '../../../lib/announce'
import { useWords } from '../../../lib/i18n'
import { useAct } from '../../../lib/use-act'
import { Button, ConfirmDialog } from '../../../ui'
import { settingWords } from '../setting-words'
import * as api from './api'
import { useBinChanged } from './queries'

interface DeleteGroupProps {
  group: ManagedGroup
  onDeleted: () => void
}

/** Puts the group into the bin, from which it comes back as it was. */
export function DeleteGroup({ group, onDeleted }: DeleteGroupProps) {
  const say = useWords(settingWords)
  const [asked, setAsked] = useState(false)
  const changed = useBinChanged()
  const { run, busy, fault } = useAct(api.deleteGroup, async () => {
    announce(say('delete.done', { group: group.short }))
    onDeleted()
    await changed()
  })
  return (
    <>
      <Button look="danger" onClick={() => setAsked(true)}>
        {say('delete.open')}
      </Button>
      {asked && (
        <ConfirmDialog
          open
          title={say('delete.title', { group: group.short })}
          text={say('delete.text')}
          act={say('delete.do')}
          busy={busy}
          fault={fault}
          onConfirm={() => run({ groupId: group.id })}
          onClose={() => setAsked(false)}
        />
      )}
    </>
  )
}
