import { useQuery } from '@tanstack/react-query'
import { Navigate, useLocation, useParams } from 'react-router'
import { symbolQuery } from '../../features/jump'
import { localAddress } from '../../lib/local-address'
import { Loading } from './loading'
import { NotFoundPage } from './not-found-page'

/** `/symbols/EWG-CS/10/1` leads to the document of that symbol (MODEL M18). */
export function SymbolPage() {
  const { '*': symbol = '' } = useParams()
  const { hash } = useLocation()
  const { data, isPending } = useQuery(symbolQuery(symbol))
  if (isPending) return <Loading />
  if (!data) return <NotFoundPage />
  return <Navigate replace to={localAddress(data) + hash} />
}
