import type { Me } from '@tandem/shared/identity'
import { useEffect } from 'react'
import { useParams } from 'react-router'
import { registerLocalData } from '../lib/local-data'

const key = 'tandem.group'

/** The group one is in, else the one last visited, else the first; null for who has none. */
export function useLastGroup(groups: Me['groups']): string | null {
  const { groupId } = useParams()
  const known = (id: string | null | undefined) => groups.find((group) => group.id === id)?.id ?? null
  return known(groupId) ?? known(read()) ?? groups[0]?.id ?? null
}

export function useRememberGroup(groupId: string): void {
  useEffect(() => {
    try {
      localStorage.setItem(key, groupId)
    } catch {
      // Storage may be closed to us; the first group is a good start too.
    }
  }, [groupId])
}

registerLocalData({
  wipe: async () => {
    localStorage.removeItem(key)
  },
})

function read(): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}
