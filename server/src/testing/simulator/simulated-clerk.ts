/**
 * Someone who changes minutes from beside the text: owners and due in the register, a version restored. He
 * types nothing himself; a server writes in his name, as an act among the edits.
 */
import { readMinutes } from '@tandem/shared/documents'
import { deleteBlocks, insertBlock, moveBlocks, recordAs, setDue, setListed } from '@tandem/shared/minutes'
import { newId } from '@tandem/shared/ids'
import { Refusal } from '@tandem/shared/protocol'
import type * as Y from 'yjs'
import { wordsIn } from './ledger.js'
import { textsOf } from './minutes-words.js'
import type { Stage } from './stage.js'
import { StoreAway } from './store-of-node.js'
import { gapsIn, plain } from './words-in-text.js'

export class SimulatedClerk {
  private readonly in: Stage

  constructor(stage: Stage) {
    this.in = stage
  }

  acts(): void {
    const { world, devices, ledger, theDocument } = this.in
    const { person } = world.dice.pick(devices)
    const node = this.in.anyNode()
    if (!node || person.right !== 'edit') return
    const { text, id } = ledger.newWord(person.userId)
    ledger.arrived(Buffer.from(text), world.now)
    const change = world.dice.chance(0.4) ? this.fillsIn(text) : this.restores(text)
    node.documents
      .act(theDocument.id, { userId: person.userId, kind: 'edit' }, change)
      .then(({ seq }) => {
        ledger.counts.acts += 1
        if (seq !== null) ledger.toldStored([id], [])
      })
      .catch((error: unknown) => {
        if (!(error instanceof StoreAway) && !(error instanceof Refusal)) throw error
      })
  }

  /** Due and owner of an outcome, and a remark on it behind the others. */
  private fillsIn(word: string): (doc: Y.Doc) => void {
    const { dice } = this.in.world
    const [which, date] = [dice.fraction(), `2023-06-${10 + dice.below(20)}`]
    const remark = newId('blk')
    return (doc) => {
      const { blocks } = readMinutes(doc)
      const block = blocks[Math.floor(which * blocks.length)]
      if (block) {
        recordAs(doc, null, block.id, 'tasked')
        setDue(doc, null, block.id, { type: 'date', value: date })
        setListed(doc, null, block.id, 'owners', { code: 'KOR' as never, listed: true })
      }
      insertBlock(doc, null, { language: 'en', after: block?.id ?? null, runs: [{ text: word }], id: remark })
    }
  }

  /** A block goes back to where it stood, another that was not there yet goes, words come back. */
  private restores(word: string): (doc: Y.Doc) => void {
    const { world, ledger } = this.in
    const { dice } = world
    const [which, behind, whose, where] = [dice.fraction(), dice.fraction(), dice.fraction(), dice.fraction()]
    const takesOut = dice.chance(0.2)
    return (doc) => {
      const { blocks } = readMinutes(doc)
      const block = blocks[Math.floor(which * blocks.length)]
      const after = blocks[Math.floor(behind * blocks.length)]
      if (block && after && takesOut && blocks.length > 4) {
        ledger.deleted(wordsIn(JSON.stringify([block.text, block.table])))
        ledger.tookBlocks([block.id])
        deleteBlocks(doc, null, [block.id])
      } else if (block && after) moveBlocks(doc, null, [block.id], after.id)
      const texts = textsOf(doc)
      const text = texts[Math.floor(whose * texts.length)]
      const gaps = text ? gapsIn(plain(text)) : []
      text?.insert(gaps[Math.floor(where * gaps.length)] ?? 0, word)
    }
  }
}
