import type { Attribution } from '@tandem/shared/documents'
import { paragraphFlags, type TextKind, textKinds } from '@tandem/shared/words'
import { useWords } from '../../../lib/i18n'
import { Kbd, Lang, MenuChecks, MenuChoice, MenuItem, MenuLine, SubMenu } from '../../../ui'
import { announce } from '../../../lib/announce'
import { partyName } from '../../../lib/outcomes'
import { tableChanges } from '../model/table-acts'
import { words } from '../words'
import { type Opened, useBlock, useMinutesView } from './minutes-view'
import { SentencesMenu } from './sentences-menu'
import { VerbEntries } from './verb-entries'

const plainKinds = ['narrative', 'procedural', 'statement', 'reservation', 'quotation', 'footnote'] as const
const flags = ['brackets', 'restricted', 'embargo'] as const

/** Everything that can be done to a block. */
export function BlockMenu({ opened }: { opened: Opened }) {
  const say = useWords(words)
  const { acts, open } = useMinutesView()
  const block = useBlock(opened.id)
  if (!block) return null
  const { id } = opened
  const { facts } = block
  const isText = facts.kind !== 'table' && facts.kind !== 'image'
  const copyLink = () => {
    const address = new URL(window.location.href)
    address.hash = id
    void navigator.clipboard.writeText(address.href).then(() => announce(say('said.linkCopied')))
  }
  return (
    <>
      {isText && (
        <>
          <SubMenu label={say('record.as')}>
            <VerbEntries
              verb={facts.verb}
              onPick={(verb) => acts.record(id, verb)}
              onClear={() => acts.clearOutcome(id)}
            />
          </SubMenu>
          <SentencesMenu opened={opened} />
          <KindMenu opened={opened} />
          <SpeakerMenu opened={opened} />
          <ReferendumMenu opened={opened} />
          <SubMenu label={say('menu.flags')}>
            <MenuChecks
              label={say('menu.flags')}
              values={facts.flags}
              options={flags.map((value) => ({ value, label: <Lang text={paragraphFlags[value]} /> }))}
              onChange={(values) => {
                for (const flag of flags) {
                  if (values.includes(flag) !== facts.flags.includes(flag))
                    acts.setFlag(id, flag, values.includes(flag))
                }
              }}
            />
          </SubMenu>
          <MenuLine />
          <MenuItem hint={<Kbd keys="Alt+Shift+O" />} onSelect={() => open({ ...opened, opening: 'owners' })}>
            {say('menu.owners')}
          </MenuItem>
          <MenuItem hint={<Kbd keys="Alt+Shift+D" />} onSelect={() => open({ ...opened, opening: 'due' })}>
            {say('menu.due')}
          </MenuItem>
          {block.lagging.length > 0 && (
            <MenuItem onSelect={() => acts.noChangeNeeded(id)}>{say('step.noChange')}</MenuItem>
          )}
          <MenuLine />
        </>
      )}
      {facts.kind === 'table' && (
        <>
          {tableChanges.map((change) => (
            <MenuItem key={change} onSelect={() => acts.changeTable(id, opened.language, change)}>
              {say(`table.${change}`)}
            </MenuItem>
          ))}
          <MenuLine />
        </>
      )}
      {facts.kind === 'image' && (
        <>
          <MenuItem onSelect={() => open({ ...opened, opening: 'altText' })}>{say('menu.altText')}</MenuItem>
          <MenuLine />
        </>
      )}
      <MenuItem onSelect={() => acts.addTable(id, opened.language)}>{say('menu.addTable')}</MenuItem>
      {isText && (
        <MenuItem hint={<Kbd keys="Mod+Alt+F" />} onSelect={() => acts.addFootnote(opened.language)}>
          {say('menu.footnote')}
        </MenuItem>
      )}
      <MenuItem hint={<Kbd keys="Alt+ArrowUp" />} onSelect={() => acts.moveBeside(id, 'up')}>
        {say('menu.up')}
      </MenuItem>
      <MenuItem hint={<Kbd keys="Alt+ArrowDown" />} onSelect={() => acts.moveBeside(id, 'down')}>
        {say('menu.down')}
      </MenuItem>
      <MenuItem onSelect={() => open({ ...opened, opening: 'moveTo' })}>{say('menu.moveTo')}</MenuItem>
      {/* The clipboard is closed to pages without TLS (MODEL M24): then there is nothing to offer. */}
      {'clipboard' in navigator && <MenuItem onSelect={copyLink}>{say('menu.copyLink')}</MenuItem>}
      <MenuLine />
      <MenuItem danger onSelect={() => acts.remove(id)}>
        {say(facts.kind === 'heading' ? 'menu.deleteSection' : 'menu.delete')}
      </MenuItem>
    </>
  )
}

function KindMenu({ opened: { id } }: { opened: Opened }) {
  const say = useWords(words)
  const { acts, language } = useMinutesView()
  const facts = useBlock(id)?.facts
  const level = facts?.level ?? 0
  const now =
    facts?.kind === 'heading'
      ? `heading${Math.min(level, 2)}`
      : facts?.kind === 'list_item'
        ? facts.ordered
          ? 'ordered'
          : 'bulleted'
        : (facts?.kind ?? 'narrative')
  const choose = (value: string) => {
    const heading = /^heading(\d)$/.exec(value)?.[1]
    const plain = plainKinds.find((kind) => kind === value)
    if (heading !== undefined) acts.setKind(id, 'heading', Number(heading))
    else if (plain) acts.setKind(id, plain)
    else acts.setList(id, value === 'ordered')
  }
  const name = (kind: TextKind) => textKinds[kind][language]
  return (
    <SubMenu label={say('menu.kind')}>
      <MenuChoice
        label={say('menu.kind')}
        value={now}
        options={[
          ...plainKinds.map((value) => ({ value: value as string, label: name(value) })),
          ...[0, 1, 2].map((each) => ({
            value: `heading${each}`,
            label: `${name('heading')} ${each + 1}`,
          })),
          { value: 'bulleted', label: name('list_item') },
          { value: 'ordered', label: say('menu.ordered') },
        ]}
        onChange={choose}
      />
    </SubMenu>
  )
}

function SpeakerMenu({ opened: { id } }: { opened: Opened }) {
  const say = useWords(words)
  const { acts, card, language } = useMinutesView()
  const attribution = useBlock(id)?.facts.attribution ?? 'meeting'
  const parties: Attribution[] = ['meeting', 'both']
  return (
    <SubMenu label={say('menu.speaks')}>
      <MenuChoice
        label={say('menu.speaks')}
        value={attribution}
        options={[
          ...parties.map((value) => ({ value: value as string, label: partyName(value, language) })),
          ...card.delegations.map(({ code, name }) => ({
            value: code,
            label: <Lang text={name} wished={language} />,
          })),
        ]}
        onChange={(value) => acts.setAttribution(id, value as Attribution)}
      />
    </SubMenu>
  )
}

function ReferendumMenu({ opened: { id } }: { opened: Opened }) {
  const say = useWords(words)
  const { acts, card, language } = useMinutesView()
  const listed: readonly string[] = useBlock(id)?.facts.adReferendum ?? []
  return (
    <SubMenu label={say('menu.referendum')}>
      <MenuChecks
        label={say('menu.referendum')}
        values={[...listed]}
        options={card.delegations.map(({ code, name }) => ({
          value: code,
          label: <Lang text={name} wished={language} />,
        }))}
        onChange={(values) => acts.setReferendum(id, values)}
      />
    </SubMenu>
  )
}
