import { describe, expect, test } from 'vitest'
import { addDays, createFormats, daysBetween } from './formats'
import { zoneCity, zoneOffset } from './zones'

const en = createFormats('en', 'Asia/Seoul')
const ko = createFormats('ko', 'Asia/Seoul')
const now = Date.parse('2023-05-17T02:00:00Z')

describe('days', () => {
  test('are written as officials write them', () => {
    expect(en.day('2023-10-14')).toBe('14 Oct')
    expect(en.fullDay('2026-10-14')).toBe('Wednesday 14 October 2026')
    expect(ko.day('2023-10-23')).toBe('10월 23일')
    expect(ko.fullDay('2026-10-23')).toBe('2026년 10월 23일(금)')
  })

  test('of another year say which', () => {
    expect(en.dayNear('2023-02-28', now)).toBe('28 Feb')
    expect(en.dayNear('2024-02-28', now)).toBe('28 Feb 2024')
    expect(ko.dayNear('2024-02-28', now)).toBe('2024년 2월 28일')
  })

  test('stand with their weekday as each language puts it', () => {
    expect(en.dayWithWeekday('2023-05-16', now)).toBe('Tue 16 May')
    expect(ko.dayWithWeekday('2023-05-16', now)).toBe('5월 16일(화)')
    expect(en.dayWithWeekday('2022-11-25', now)).toBe('Fri 25 Nov 2022')
    expect(ko.dayWithWeekday('2022-11-25', now)).toBe('2022년 11월 25일(금)')
  })

  test('of a range share what they have in common', () => {
    expect(en.range({ start: '2023-07-11', end: '2023-07-12' })).toBe('11–12 Jul')
    expect(en.rangeLong({ start: '2023-07-11', end: '2023-07-12' })).toBe('11–12 July 2023')
    expect(ko.range({ start: '2023-07-11', end: '2023-07-12' })).toBe('7월 11~12일')
    expect(ko.rangeLong({ start: '2023-07-11', end: '2023-07-12' })).toBe('2023년 7월 11~12일')
  })

  test('of a range over two months name both', () => {
    const days = { start: '2023-06-30', end: '2023-07-02' }
    expect(en.range(days)).toMatch(/^30 Jun.*2 Jul$/)
    expect(ko.range(days)).toBe('6월 30일~7월 2일')
  })

  test('of a single day are written once', () => {
    expect(en.range({ start: '2023-07-13', end: '2023-07-13' })).toBe('13 Jul')
  })

  test('do not move with the reader’s zone', () => {
    expect(createFormats('en', 'Pacific/Auckland').day('2023-07-11')).toBe('11 Jul')
    expect(createFormats('en', 'America/New_York').day('2023-07-11')).toBe('11 Jul')
  })

  test('are counted across the change of clocks', () => {
    expect(daysBetween('2023-03-25', '2023-03-27')).toBe(2)
    expect(addDays('2023-12-31', 1)).toBe('2024-01-01')
  })

  test('are near or far from today', () => {
    expect(en.relativeDay('2023-05-17', now)).toBe('today')
    expect(en.relativeDay('2023-07-11', now)).toBe('in 55 days')
    expect(ko.relativeDay('2023-05-18', now)).toBe('내일')
  })
})

describe('what is known only roughly', () => {
  test('is a month with its year', () => {
    expect(en.monthShort('2023-09')).toBe('Sep 2023')
    expect(ko.monthShort('2023-09')).toBe('2023년 9월')
  })

  test('never becomes a day', () => {
    expect(en.rough({ precision: 'month', month: '2023-11' })).toBe('November 2023 (day to be confirmed)')
    expect(ko.rough({ precision: 'month', month: '2023-11' })).toBe('2023년 11월(일자 미정)')
    expect(en.rough({ precision: 'tbd' })).toBe('Dates to be confirmed')
    expect(ko.rough({ precision: 'tbd' })).toBe('일정 미정')
  })

  test('is exact when it is known exactly', () => {
    expect(en.rough({ precision: 'day', start: '2022-10-17', end: '2022-10-28' })).toBe('17–28 October 2022')
  })
})

describe('times', () => {
  test('are in the zone asked for, with its offset', () => {
    expect(en.time(now)).toBe('11:00')
    expect(en.clock(now)).toBe('11:00:00')
    expect(en.timeWithOffset(now)).toBe('11:00 (UTC+9)')
    expect(createFormats('en', 'Asia/Yangon').timeWithOffset(now)).toBe('08:30 (UTC+6:30)')
  })

  test('at midnight are 00, not 24', () => {
    expect(en.time('2023-05-16T15:00:00Z')).toBe('00:00')
    expect(ko.time('2023-05-16T15:00:00Z')).toBe('00:00')
  })

  test('in lists are as short as their age allows', () => {
    expect(en.when('2023-05-17T01:41:00Z', now)).toBe('10:41')
    expect(en.when('2023-05-15T01:41:00Z', now)).toBe('Mon 10:41')
    expect(en.when('2023-04-12T05:10:00Z', now)).toBe('12 Apr')
    expect(en.when('2022-04-12T05:10:00Z', now)).toBe('12 April 2022')
  })

  test('show the offset in force then, not now', () => {
    expect(zoneOffset('America/New_York', Date.parse('2023-01-15T12:00:00Z'))).toBe('UTC−5')
    expect(zoneOffset('America/New_York', Date.parse('2023-07-15T12:00:00Z'))).toBe('UTC−4')
    expect(zoneOffset('UTC', now)).toBe('UTC')
  })

  test('name zones by their city, in both languages', () => {
    expect(zoneCity('Asia/Kuala_Lumpur', 'en')).toBe('Kuala Lumpur')
    expect(zoneCity('Asia/Kuala_Lumpur', 'ko')).toBe('쿠알라룸푸르')
  })
})
