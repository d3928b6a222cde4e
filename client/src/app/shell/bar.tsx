import { Menu as MenuIcon, PanelRight, Search } from 'lucide-react'
import { Link } from 'react-router'
import { openPalette } from '../../features/jump'
import { common, useWords } from '../../lib/i18n'
import { classes, IconButton, Kbd } from '../../ui'
import { AccountMenu } from './account-menu'
import styles from './bar.module.css'
import { Crumbs } from './crumbs'
import { Mark } from './mark'
import type { ShellProps } from './shell-props'

interface BarProps extends Omit<ShellProps, 'title' | 'banner' | 'side' | 'rail' | 'peek' | 'children'> {
  inert: boolean
  onOpenSide: (() => void) | null
  onOpenRail: (() => void) | null
}

export function Bar(props: BarProps) {
  const { lead, crumbs, status, presence, actions, search = 'field' } = props
  const say = useWords(common)
  const hasCrumbs = crumbs !== undefined && crumbs.length > 0
  return (
    <header className={classes(styles.bar, hasCrumbs && styles.withCrumbs)} inert={props.inert} tabIndex={-1}>
      {props.onOpenSide && (
        <IconButton label={say('bar.openSide')} icon={<MenuIcon />} onClick={props.onOpenSide} />
      )}
      <Link className={styles.mark} to="/" aria-label={say('bar.home')}>
        <Mark />
      </Link>
      <div className={styles.where}>
        {lead && <span className={styles.lead}>{lead}</span>}
        {hasCrumbs && <Crumbs crumbs={crumbs} afterLead={Boolean(lead)} />}
        {status && (
          <span className={classes(styles.status, Boolean(presence) && styles.besidePresence)}>{status}</span>
        )}
      </div>
      <span className={styles.grow} />
      {search !== 'none' && <SearchButton iconOnly={search === 'icon'} />}
      {presence && (
        <>
          <span className={styles.line} />
          <div className={styles.group}>{presence}</div>
        </>
      )}
      {actions && (
        <>
          <span className={styles.line} />
          <div className={styles.group}>{actions}</div>
        </>
      )}
      <span className={styles.line} />
      {props.onOpenRail && (
        <IconButton label={say('bar.openRail')} icon={<PanelRight />} onClick={props.onOpenRail} />
      )}
      <AccountMenu />
    </header>
  )
}

function SearchButton({ iconOnly }: { iconOnly: boolean }) {
  const say = useWords(common)
  return (
    <span className={classes(styles.search, iconOnly && styles.iconOnly)}>
      <button type="button" className={styles.jump} onClick={openPalette}>
        <Search aria-hidden="true" />
        {say('bar.search')}
        <Kbd keys="Mod+K" />
      </button>
      <IconButton
        className={styles.jumpIcon}
        label={say('bar.search')}
        icon={<Search />}
        onClick={openPalette}
      />
    </span>
  )
}
