import { defineWords, type SameKeys } from '../../lib/i18n'

export const en = {
  'save.stored': 'Stored {{time}}',
  'save.upToDate': 'Up to date',
  'save.storing': 'Storing…',
  'save.kept_one': '{{count}} change kept on this device',
  'save.kept_other': '{{count}} changes kept on this device',
  'save.keptShort': '{{count}} kept',
  'save.waits_one': '{{count}} change not stored',
  'save.waits_other': '{{count}} changes not stored',
  'save.waitsShort': '{{count}} not stored',
  'save.offline': 'Offline',
  'save.connecting': 'Connecting…',
  'save.readOnly': 'Read only',
  formerCycle: 'Of a former cycle: it is read with all its history, and nobody writes in it any more.',
  'save.allStored_one': '{{count}} of your changes is stored, {{time}}.',
  'save.allStored_other': 'All {{count}} of your changes are stored, {{time}}.',
  'save.nothingYet': 'You have changed nothing here yet.',
  'save.notStored_one': '{{count}} change is not stored yet. It is kept on this device.',
  'save.notStored_other': '{{count}} changes are not stored yet. They are kept on this device.',
  'save.onPage_one': '{{count}} change is not stored yet. It is on this page alone.',
  'save.onPage_other': '{{count}} changes are not stored yet. They are on this page alone.',
  'save.announceOffline': 'You are offline. Changes are kept on this device.',
  'save.announceOnPage': 'You are offline, and this browser keeps no copy. Leave the page open.',
  'save.announceStored': 'All changes are stored.',
  'offline.lead': 'You are offline.',
  'offline.nothing': 'Keep writing: changes are kept on this device and join the record when you reconnect.',
  'offline.kept_one':
    'Keep writing: {{count}} change is kept on this device and joins the record when you reconnect.',
  'offline.kept_other':
    'Keep writing: {{count}} changes are kept on this device and join the record when you reconnect.',
  'offline.keptSince_one':
    'Keep writing: {{count}} change since {{time}} is kept on this device and joins the record when you reconnect.',
  'offline.keptSince_other':
    'Keep writing: {{count}} changes since {{time}} are kept on this device and join the record when you reconnect.',
  'offline.retryIn': 'Trying again in {{seconds}} s',
  'offline.trying': 'Trying now',
  'offline.tryNow': 'Try now',
  'offline.download': 'Download my unsent text',
  'offline.record': 'You are offline. This is the text as last received.',
  'offline.notKept_zero': 'This browser keeps no copy here: leave the page open, or what you write is lost.',
  'offline.notKept_one':
    'This browser keeps no copy here: {{count}} change is on this page alone. Leave it open until you are back.',
  'offline.notKept_other':
    'This browser keeps no copy here: {{count}} changes are on this page alone. Leave it open until you are back.',
  'notStored.lead': 'Not stored yet.',
  'notStored.kept_one':
    'The server cannot store changes at the moment. Keep writing: {{count}} change is kept on this device and is stored as soon as it can.',
  'notStored.kept_other':
    'The server cannot store changes at the moment. Keep writing: {{count}} changes are kept on this device and are stored as soon as it can.',
  'notStored.onPage_one':
    'The server cannot store changes at the moment, and this browser keeps no copy: {{count}} change is on this page alone. Leave it open.',
  'notStored.onPage_other':
    'The server cannot store changes at the moment, and this browser keeps no copy: {{count}} changes are on this page alone. Leave it open.',
  'setAside.text_one':
    '{{count}} earlier change could not be read back and was set aside ({{times}}). Check the text around it; the change is kept for the administrator.',
  'setAside.text_other':
    '{{count}} earlier changes could not be read back and were set aside ({{times}}). Check the text around them; they are kept for the administrator.',
  'readAnew.text':
    'The text on this device differed from the server’s. It was read anew from the server; nothing that was stored is lost.',
  'notice.close': 'Close',
  'refused.kept': 'What you typed is kept on this device as your own copy and is not sent.',
  'refused.onPage':
    'What you typed is on this page alone and is not sent. Download it before you close the page.',
  'refused.reload': 'Reload',
  'refused.discard': 'Remove my copy…',
  'refused.discardTitle': 'Remove your copy?',
  'refused.discardText_one':
    '{{count}} change that nobody else has is removed from this device. Download it first if you need it.',
  'refused.discardText_other':
    '{{count}} changes that nobody else has are removed from this device. Download them first if you need them.',
  'refused.discardDo': 'Remove',
  'refused.keep': 'Keep',
  'file.heading': 'Tandem: text not stored, {{symbol}}, {{time}}',
  'file.typed': 'Typed',
  'file.now': 'The item on this device now',
  'file.item': 'Item',
  'file.deletedItem': 'A deleted item',
  'file.blockNow': 'The paragraph on this device now',
  'file.block': 'Paragraph',
  'file.deletedBlock': 'A deleted paragraph',
  'people.here_one': '{{count}} person here',
  'people.here_other': '{{count}} people here',
  'people.you': 'you',
  'people.more': '{{count}} more',
  'people.atItem': 'item {{number}}',
  'people.goTo': 'Go to where this person is',
  'here.title': 'Here now',
  'here.agendaItem': '{{symbol}}, item {{number}}',
  'history.open': 'Version history',
  'readers.open': 'Who can see this',
  'readers.title': 'Who can see this',
  'readers.text': '{{symbol}}, {{state}}, marked {{marking}}.',
  'readers.edits': 'Can edit',
  'readers.reads': 'Can read',
  'readers.loading': 'Loading…',
  'readers.failed': 'The list could not be loaded. Connect and open it again.',
  'readers.administrator': 'The system administrator runs the server and cannot read this.',
  'notKept.title': 'Not on this device',
  'notKept.text':
    'You are offline, and this document has not been opened on this device before. It opens when you are connected.',
} as const

export const ko: SameKeys<typeof en> = {
  'save.stored': '{{time}} 저장됨',
  'save.upToDate': '최신 상태',
  'save.storing': '저장 중…',
  'save.kept_one': '변경 {{count}}건 이 기기에 보관',
  'save.kept_other': '변경 {{count}}건 이 기기에 보관',
  'save.keptShort': '{{count}}건 보관',
  'save.waits_one': '변경 {{count}}건 저장 안 됨',
  'save.waits_other': '변경 {{count}}건 저장 안 됨',
  'save.waitsShort': '{{count}}건 저장 안 됨',
  'save.offline': '오프라인',
  'save.connecting': '연결 중…',
  'save.readOnly': '읽기 전용',
  formerCycle: '이전 임기의 문서입니다. 모든 기록과 함께 열람할 수 있으며 더 이상 편집하지 않습니다.',
  'save.allStored_one': '변경 {{count}}건이 모두 저장되었습니다({{time}}).',
  'save.allStored_other': '변경 {{count}}건이 모두 저장되었습니다({{time}}).',
  'save.nothingYet': '아직 변경한 내용이 없습니다.',
  'save.notStored_one': '변경 {{count}}건이 아직 저장되지 않았습니다. 이 기기에 보관되어 있습니다.',
  'save.notStored_other': '변경 {{count}}건이 아직 저장되지 않았습니다. 이 기기에 보관되어 있습니다.',
  'save.onPage_one': '변경 {{count}}건이 아직 저장되지 않았습니다. 이 화면에만 있습니다.',
  'save.onPage_other': '변경 {{count}}건이 아직 저장되지 않았습니다. 이 화면에만 있습니다.',
  'save.announceOffline': '오프라인 상태입니다. 변경은 이 기기에 보관됩니다.',
  'save.announceOnPage': '오프라인 상태이며 이 브라우저는 사본을 보관하지 않습니다. 화면을 닫지 마십시오.',
  'save.announceStored': '모든 변경이 저장되었습니다.',
  'offline.lead': '오프라인 상태입니다.',
  'offline.nothing': '계속 작성하십시오. 변경은 이 기기에 보관되며 다시 연결되면 기록에 반영됩니다.',
  'offline.kept_one':
    '계속 작성하십시오. 변경 {{count}}건이 이 기기에 보관되어 있으며 다시 연결되면 기록에 반영됩니다.',
  'offline.kept_other':
    '계속 작성하십시오. 변경 {{count}}건이 이 기기에 보관되어 있으며 다시 연결되면 기록에 반영됩니다.',
  'offline.keptSince_one':
    '계속 작성하십시오. {{time}} 이후의 변경 {{count}}건이 이 기기에 보관되어 있으며 다시 연결되면 기록에 반영됩니다.',
  'offline.keptSince_other':
    '계속 작성하십시오. {{time}} 이후의 변경 {{count}}건이 이 기기에 보관되어 있으며 다시 연결되면 기록에 반영됩니다.',
  'offline.retryIn': '{{seconds}}초 후 다시 연결',
  'offline.trying': '연결 시도 중',
  'offline.tryNow': '지금 연결',
  'offline.download': '전송되지 않은 내용 내려받기',
  'offline.record': '오프라인 상태입니다. 마지막으로 받은 본문입니다.',
  'offline.notKept_zero':
    '이 브라우저는 사본을 보관하지 않습니다. 화면을 닫으면 작성한 내용이 사라지므로 열어 두십시오.',
  'offline.notKept_one':
    '이 브라우저는 사본을 보관하지 않습니다. 변경 {{count}}건이 이 화면에만 있습니다. 다시 연결될 때까지 열어 두십시오.',
  'offline.notKept_other':
    '이 브라우저는 사본을 보관하지 않습니다. 변경 {{count}}건이 이 화면에만 있습니다. 다시 연결될 때까지 열어 두십시오.',
  'notStored.lead': '아직 저장되지 않았습니다.',
  'notStored.kept_one':
    '서버가 지금 변경을 저장할 수 없습니다. 계속 작성하십시오. 변경 {{count}}건이 이 기기에 보관되어 있으며 가능해지는 즉시 저장됩니다.',
  'notStored.kept_other':
    '서버가 지금 변경을 저장할 수 없습니다. 계속 작성하십시오. 변경 {{count}}건이 이 기기에 보관되어 있으며 가능해지는 즉시 저장됩니다.',
  'notStored.onPage_one':
    '지금 서버가 변경을 저장하지 못하며 이 브라우저는 사본을 보관하지 않습니다. 변경 {{count}}건이 이 화면에만 있으니 열어 두십시오.',
  'notStored.onPage_other':
    '지금 서버가 변경을 저장하지 못하며 이 브라우저는 사본을 보관하지 않습니다. 변경 {{count}}건이 이 화면에만 있으니 열어 두십시오.',
  'setAside.text_one':
    '이전 변경 {{count}}건을 다시 읽을 수 없어 따로 보관했습니다({{times}}). 해당 부분의 본문을 확인하십시오. 그 변경은 관리자를 위해 보관됩니다.',
  'setAside.text_other':
    '이전 변경 {{count}}건을 다시 읽을 수 없어 따로 보관했습니다({{times}}). 해당 부분의 본문을 확인하십시오. 그 변경은 관리자를 위해 보관됩니다.',
  'readAnew.text':
    '이 기기의 본문이 서버의 본문과 달라 서버에서 다시 읽었습니다. 저장된 내용은 사라지지 않았습니다.',
  'notice.close': '닫기',
  'refused.kept': '입력한 내용은 개인 사본으로 이 기기에 보관되며 전송되지 않습니다.',
  'refused.onPage': '입력한 내용은 이 화면에만 있으며 전송되지 않습니다. 화면을 닫기 전에 내려받으십시오.',
  'refused.reload': '새로 고침',
  'refused.discard': '내 사본 삭제…',
  'refused.discardTitle': '내 사본을 삭제하시겠습니까?',
  'refused.discardText_one':
    '다른 사람에게 없는 변경 {{count}}건이 이 기기에서 삭제됩니다. 필요하면 먼저 내려받으십시오.',
  'refused.discardText_other':
    '다른 사람에게 없는 변경 {{count}}건이 이 기기에서 삭제됩니다. 필요하면 먼저 내려받으십시오.',
  'refused.discardDo': '삭제',
  'refused.keep': '보관',
  'file.heading': 'Tandem: 저장되지 않은 내용, {{symbol}}, {{time}}',
  'file.typed': '입력한 내용',
  'file.now': '이 기기에 있는 현재 항목',
  'file.item': '의제',
  'file.deletedItem': '삭제된 의제',
  'file.blockNow': '이 기기에 있는 현재 문단',
  'file.block': '문단',
  'file.deletedBlock': '삭제된 문단',
  'people.here_one': '{{count}}명 접속 중',
  'people.here_other': '{{count}}명 접속 중',
  'people.you': '나',
  'people.more': '{{count}}명 더',
  'people.atItem': '의제 {{number}}',
  'people.goTo': '이 사람이 있는 곳으로 이동',
  'here.title': '현재 접속',
  'here.agendaItem': '{{symbol}}, 의제 {{number}}',
  'history.open': '수정 이력',
  'readers.open': '열람 대상',
  'readers.title': '열람 대상',
  'readers.text': '{{symbol}}, {{state}}, {{marking}} 표시.',
  'readers.edits': '편집 가능',
  'readers.reads': '열람 가능',
  'readers.loading': '불러오는 중…',
  'readers.failed': '목록을 불러오지 못했습니다. 연결한 뒤 다시 여십시오.',
  'readers.administrator': '시스템 관리자는 서버를 운영하며 이 문서를 열람할 수 없습니다.',
  'notKept.title': '이 기기에 없음',
  'notKept.text': '오프라인 상태이며, 이 문서를 이 기기에서 연 적이 없습니다. 연결되면 열립니다.',
}

export const words = defineWords('documents', en, ko)
