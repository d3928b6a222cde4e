import { expect, test } from 'vitest'
import { longestMemberList, readMemberList } from './member-list.js'
import { readCsv } from './read-csv.js'

const problems = (csv: string) => readMemberList(csv).map(({ line, problems: found }) => [line, found])

test('rows are read as spreadsheets save them: quotes, any separator, any line end', () => {
  expect(readCsv('\uFEFFa;b\r\n"x;1";"say ""so"""\r\n\r\n"two\nlines";c')).toEqual([
    { line: 1, cells: ['a', 'b'] },
    { line: 2, cells: ['x;1', 'say "so"'] },
    { line: 4, cells: ['two\nlines', 'c'] },
  ])
  expect(readCsv('a\tb\rc\td')).toEqual([
    { line: 1, cells: ['a', 'b'] },
    { line: 2, cells: ['c', 'd'] },
  ])
  expect(readCsv(' , \n')).toEqual([])
})

test('a list names accounts and roles, in columns of any order and in either language', () => {
  expect(readMemberList('Role,Account\nHead of delegation, kor.hod\nco-chair,kor.chair')).toEqual([
    { line: 2, account: 'kor.hod', role: 'head_of_delegation', problems: [] },
    { line: 3, account: 'kor.chair', role: 'co_chair', problems: [] },
  ])
  expect(readMemberList('계정\t역할\nkor.sec\t간사')).toMatchObject([{ role: 'secretariat', problems: [] }])
})

test('every problem is told, each with its line', () => {
  expect(problems('account,role\nkor.hod,chief\n,\n,delegate\nKOR.hod,x\nmys.hod')).toEqual([
    [2, ['unknown_role']],
    [4, ['no_account']],
    [5, ['unknown_role', 'twice']],
    [6, ['unknown_role']],
  ])
  for (const csv of ['', 'name,role\nx,delegate', 'account,role'])
    expect(problems(csv)).toEqual([[1, ['no_columns']]])
  const { lines } = longestMemberList
  const long = Array.from({ length: lines + 1 }, (_, at) => `a${at},delegate`)
  const found = problems(['account,role', ...long].join('\n')).filter(([, each]) => String(each) !== '')
  expect(found).toEqual([[lines + 2, ['too_long']]])
})
