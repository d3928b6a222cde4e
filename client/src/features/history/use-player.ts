import type { DocumentId } from '@tandem/shared/ids'
import { useEffect, useState } from 'react'
import { playback, playbackOn, recordAt } from './api'
import { Player } from './model/player'

/** Moves through the life of one document; while the comparison is shown it rests at its newer end. */
export function usePlayer(documentId: DocumentId, start: number): Player {
  const [player] = useState(
    () =>
      new Player(
        {
          recordAt: (seq, signal) => recordAt(documentId, seq, signal),
          playback: (from, to, signal) => playback(documentId, from, to, signal),
          playbackOn: (from, to, signal) => playbackOn(documentId, from, to, signal),
        },
        start,
      ),
  )
  useEffect(() => () => player.destroy(), [player])
  useEffect(() => player.rest(start), [player, start])
  return player
}
