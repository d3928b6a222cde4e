/** A bilateral policy group: both sides in every item, both languages authentic. */
import type { AgendaTemplate } from './agenda-template.js'

export const bilateral: AgendaTemplate = [
  {
    kind: 'opening',
    minutes: 20,
    action: 'none',
    title: { en: 'Opening of the meeting', ko: '개회' },
    lead: 'co_chairs',
    annotation: {
      en: 'Opening remarks by the heads of delegation, host first.',
      ko: '수석대표 모두발언, 주최측 우선.',
    },
  },
  {
    kind: 'adoption_of_agenda',
    minutes: 10,
    action: 'adopt',
    title: { en: 'Adoption of the agenda', ko: '의제 채택' },
    lead: 'host',
    annotation: { en: 'Late items are raised here.', ko: '추가 의제는 이 항목에서 제기함.' },
  },
  {
    kind: 'approval_of_previous_record',
    minutes: 30,
    action: 'approve',
    title: {
      en: 'Minutes of the previous meeting and matters arising',
      ko: '전차 회의록 승인 및 후속조치 점검',
    },
    lead: 'co_chairs',
  },
  {
    kind: 'information_sharing',
    minutes: 90,
    action: 'note',
    title: { en: 'Threat and policy developments', ko: '위협 및 정책 동향' },
    lead: 'co_chairs',
    annotation: {
      en: 'Exchange of information. No text is expected.',
      ko: '정보 교환. 별도 합의문은 예정하지 않음.',
    },
  },
  {
    kind: 'proposal',
    minutes: 60,
    action: 'consider',
    title: { en: 'Proposals', ko: '제안 사항' },
    annotation: { en: 'One sub-item for each proposal: 5(a), 5(b).', ko: '제안별로 세부항목을 둠.' },
  },
  {
    kind: 'review_of_preparations',
    minutes: 60,
    action: 'review',
    title: { en: 'Review of preparations', ko: '준비 상황 점검' },
    lead: 'co_chairs',
    annotation: { en: 'State, gaps, timing.', ko: '현황, 미비점, 시기.' },
  },
  {
    kind: 'request_for_cooperation',
    minutes: 45,
    action: 'consider',
    title: { en: 'Requests for cooperation', ko: '협력 요청' },
    annotation: { en: 'What is asked, by when, of whom.', ko: '요청 내용, 시한, 대상.' },
  },
  {
    kind: 'any_other_business',
    minutes: 20,
    action: 'none',
    title: { en: 'Any other business', ko: '기타 사항' },
    lead: 'co_chairs',
    annotation: { en: 'Press line and release time are settled here.', ko: '보도 문안과 배포 시각을 정함.' },
  },
  {
    kind: 'next_meeting',
    minutes: 10,
    action: 'decide',
    title: { en: 'Date and place of the next meeting', ko: '차기 회의 일시 및 장소' },
    annotation: { en: 'The host alternates.', ko: '주최는 교대함.' },
  },
  {
    kind: 'adoption_of_record',
    minutes: 30,
    action: 'review',
    title: { en: 'Review of the record and closing', ko: '회의 결과 검토 및 폐회' },
    lead: 'co_chairs',
    annotation: { en: 'The two texts are read side by side.', ko: '양 언어본을 대조하여 검토함.' },
  },
]
