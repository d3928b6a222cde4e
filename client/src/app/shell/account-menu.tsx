import { Keyboard, LogOut, Search, Settings2, UserRound } from 'lucide-react'
import { useCallback } from 'react'
import { useNavigate } from 'react-router'
import { openHelp } from '../../features/help'
import { useAppearance, useMaybeMe, useSignOutWithCare } from '../../features/identity'
import { openPalette } from '../../features/jump'
import { common, useLanguage, useWords } from '../../lib/i18n'
import { personLabel } from '../../lib/people'
import { Avatar, Kbd, Menu, MenuChoice, MenuItem, MenuLabel, MenuLine, MenuLink } from '../../ui'
import { useLastGroup } from '../last-group'
import styles from './bar.module.css'

/** Who one is here, and what one may set. */
export function AccountMenu() {
  const say = useWords(common)
  const language = useLanguage()
  const me = useMaybeMe()
  const groupId = useLastGroup(me?.groups ?? [])
  const appearance = useAppearance()
  const navigate = useNavigate()
  const signOut = useSignOutWithCare(
    useCallback(async () => navigate('/sign-in', { replace: true }), [navigate]),
  )
  if (!me) return null
  // The sign is that of the role one has in the group one is in.
  const role = me.groups.find(({ id }) => id === groupId)?.role ?? null
  return (
    <>
      <Menu
        label={say('bar.menu')}
        trigger={
          <button type="button" className={styles.account} aria-label={say('bar.menu')}>
            <Avatar person={{ ...me, role }} decorative />
          </button>
        }
      >
        <MenuLabel>{personLabel(me, language, 'long')}</MenuLabel>
        <MenuLink to="/profile" icon={<UserRound />}>
          {say('menu.profile')}
        </MenuLink>
        {me.isAdministrator && (
          <MenuLink to="/administration/people" icon={<Settings2 />}>
            {say('nav.administration')}
          </MenuLink>
        )}
        <MenuItem icon={<Search />} hint={<Kbd keys="Mod+K" />} onSelect={openPalette}>
          {say('bar.searchShort')}
        </MenuItem>
        <MenuItem icon={<Keyboard />} hint={<Kbd keys="?" />} onSelect={openHelp}>
          {say('menu.keys')}
        </MenuItem>
        <MenuLine />
        <MenuChoice
          label={say('menu.language')}
          value={appearance.language}
          options={[
            { value: 'en', label: <span lang="en">English</span> },
            { value: 'ko', label: <span lang="ko">한국어</span> },
          ]}
          onChange={appearance.changeLanguage}
        />
        <MenuLine />
        <MenuChoice
          label={say('menu.theme')}
          value={appearance.theme}
          options={(['system', 'light', 'dark'] as const).map((value) => ({
            value,
            label: say(`theme.${value}`),
          }))}
          onChange={appearance.changeTheme}
        />
        <MenuLine />
        <MenuItem icon={<LogOut />} onSelect={() => void signOut.ask()}>
          {say('menu.signOut')}
        </MenuItem>
      </Menu>
      {signOut.question}
    </>
  )
}
