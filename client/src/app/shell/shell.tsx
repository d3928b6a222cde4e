/**
 * The frame of every page: bar, banners, side, main, rail, notice. Side and rail are columns where there is
 * room and drawers where there is not; the same elements, so nothing in them is unmounted on the way.
 */
import { useRef } from 'react'
import { common, useWords } from '../../lib/i18n'
import { usePageTitle } from '../../lib/title'
import { useMedia } from '../../lib/use-media'
import { classes, Drawer } from '../../ui'
import { Bar } from './bar'
import { PeekPanel } from './peek-panel'
import { Notice } from './notice'
import type { ShellProps } from './shell-props'
import { UpdateBanner } from './update-banner'
import { useDrawer } from './use-drawer'
import { useFocusOnNavigation } from './use-focus-on-navigation'
import { useRegionKey } from './use-region-key'
import styles from './shell.module.css'

export function Shell(props: ShellProps) {
  const { title, banner, side, peek, children } = props
  const rail = peek ? null : props.rail
  const say = useWords(common)
  const main = useRef<HTMLElement>(null)
  const sideIsDrawer = useMedia('(max-width: 900px)')
  const railIsDrawer = useMedia('(max-width: 1180px)')
  const drawer = useDrawer({ side: sideIsDrawer, rail: railIsDrawer })
  const peekIsDrawer = Boolean(peek) && railIsDrawer
  const behind = drawer.open !== null || peekIsDrawer
  usePageTitle(title)
  useFocusOnNavigation(main, title)
  useRegionKey()

  return (
    <div className={styles.app}>
      <a className={styles.skip} href="#main" onClick={skipTo(main)}>
        {say('skip')}
      </a>
      <Bar
        {...props}
        inert={behind}
        onOpenSide={side && sideIsDrawer ? () => drawer.show('side') : null}
        onOpenRail={rail && railIsDrawer ? () => drawer.show('rail') : null}
      />
      <div inert={behind}>
        <UpdateBanner />
        {banner}
      </div>
      <div
        className={classes(
          styles.columns,
          Boolean(side) && styles.withSide,
          Boolean(rail) && styles.withRail,
          Boolean(peek) && styles.withPeek,
        )}
      >
        {side && (
          <Drawer
            as="nav"
            edge="start"
            label={props.sideLabel ?? say('region.side')}
            className={styles.side}
            isDrawer={sideIsDrawer}
            isOpen={drawer.open === 'side'}
            isBehind={drawer.open === 'rail' || peekIsDrawer}
            onClose={drawer.close}
          >
            {side}
          </Drawer>
        )}
        {/* It scrolls, and may hold nothing else to focus: the keyboard must reach it all the same. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <main className={styles.main} id="main" ref={main} tabIndex={0} inert={behind}>
          {children}
        </main>
        {rail && (
          <Drawer
            edge="end"
            label={props.railLabel ?? say('region.rail')}
            className={classes(styles.rail, !props.railBare && styles.padded)}
            isDrawer={railIsDrawer}
            isOpen={drawer.open === 'rail'}
            isBehind={drawer.open === 'side'}
            onClose={drawer.close}
          >
            {rail}
          </Drawer>
        )}
        {peek && (
          <PeekPanel label={peek.label} isDrawer={railIsDrawer} onClose={peek.onClose}>
            {peek.body}
          </PeekPanel>
        )}
      </div>
      <Notice inert={behind} />
    </div>
  )
}

// Not by address: the hash belongs to items and paragraphs.
function skipTo(main: { current: HTMLElement | null }) {
  return (event: { preventDefault(): void }) => {
    event.preventDefault()
    main.current?.focus()
  }
}
