// @vitest-environment jsdom
import { pages } from '@tandem/shared/rules'
import type { RouteObject } from 'react-router'
import { expect, it } from 'vitest'
import { routes } from './router'

/** The addresses at which something stands, in full. */
function addressesIn(some: readonly RouteObject[], above: string): string[] {
  return some.flatMap((route) => {
    const { path, children = [] } = route
    const here =
      path === undefined || path === '*' || path.startsWith('/') ? (path ?? above) : `${above}/${path}`
    const below = addressesIn(children, here)
    const isPage = children.length === 0
    return isPage ? [here] : below
  })
}

it('the pages of the router are those of the list by which all of them are tried', () => {
  expect(addressesIn(routes, '').toSorted()).toEqual([...pages].toSorted())
})
