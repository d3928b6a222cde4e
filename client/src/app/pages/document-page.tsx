import { useParams } from 'react-router'
import { Shell } from '../shell'

/** Placeholder: the live document comes here. */
export function DocumentPage() {
  const { documentId } = useParams()
  return (
    <Shell title="Document">
      <h1>{documentId}</h1>
    </Shell>
  )
}
