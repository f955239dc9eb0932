import { expect, it } from 'vitest'
import type { Manifest } from '@/call/doors'
import { beginning, clip, cutOf, holes, lengthOf, marksOf, onward, playing, tracksOf, upTo } from './timeline'

const at = (seconds: number): string => new Date(Date.parse('2026-11-22T04:00:00Z') + seconds * 1_000).toISOString()
const file = (from: number, to: number | null, more = {}) => ({ began_at: at(from), ended_at: to === null ? null : at(to), evidence: `e${from}`, piece: 'here', state: 'sealed', kind: 'video', sha256: 'aa', copy_sha256: 'cc', name: `${from}.mkv`, segments: [1, 2], head: 'bb', ...more })
const publication = (files: object[], gaps: object[] = [], more = {}) => ({ publication: 'p', participant: 'c', role: 'caller', kinds: ['audio', 'video'], files, gaps, ...more })
const manifest = {
  created_at: at(0),
  ended_at: at(100),
  publications: [publication([file(5, 40), file(50, 101)], [{ began_at: at(40), ended_at: at(50), why: 'media_lost' }])],
  snapshots: [{ at_ms: 70_000, evidence: 's2', piece: 'erased', sha256: null }, { at_ms: 12_500, evidence: 's1', piece: 'here', sha256: 'ab' }],
} as unknown as Manifest
const holding = (...publications: object[]): Manifest => ({ ...manifest, publications }) as unknown as Manifest

it('lays files and gaps on the clock of the call', () => {
  const [track] = tracksOf(manifest, 101)
  expect(track!.files.map(({ from, to }) => [from, to])).toEqual([[5, 40], [50, 101]])
  expect(track!.gaps).toEqual([{ from: 40, to: 50, why: 'media_lost' }])
  expect(beginning([track!])).toBe(5)
  expect(lengthOf(manifest, 0)).toBe(101)
})

it('knows what runs at an instant, and nothing in a gap', () => {
  const track = tracksOf(manifest, 101)[0]!
  expect(playing(track, 52)).toMatchObject({ file: { evidence: 'e50' }, into: 2 })
  expect([playing(track, 45), playing(track, 0)]).toEqual([null, null])
})

it('counts a call that still runs until now', () => {
  expect(lengthOf({ ...manifest, ended_at: null, publications: [] }, Date.parse(at(30)))).toBe(30)
})

it('puts snapshots in order, and a clip within the call', () => {
  const marks = marksOf(manifest)
  expect(marks.map((each) => each.evidence)).toEqual(['s1', 's2'])
  expect([upTo(marks, 5)?.evidence, upTo(marks, 13)?.evidence, upTo(marks, 99)?.evidence]).toEqual([undefined, 's1', 's2'])
  expect(clip(60, -5, 50)).toEqual({ from: 0, to: 50 })
})

it('cuts a part out of the file that holds most of it', () => {
  const track = tracksOf(manifest, 101)[0]!
  expect(cutOf(track, { from: 30, to: 80 })).toEqual({ evidence: 'e50', begin: 0, until: 30_000 })
  expect(cutOf(track, { from: 10, to: 20 })).toEqual({ evidence: 'e5', begin: 5_000, until: 15_000 })
  expect(cutOf(track, { from: 41, to: 49 })).toBeNull()
})

it('goes on to the next file, and through a gap in three seconds at most', () => {
  const track = tracksOf(manifest, 101)[0]!
  expect(onward(track, 40)).toEqual({ to: 50, pace: 10 / 3 })
  expect(onward(track, 45)).toEqual({ to: 50, pace: 10 / 3 })
  expect(onward(track, 0)).toEqual({ to: 5, pace: 5 / 3 })
  expect(onward(track, 60)?.to).toBe(60)
  expect(onward(track, 101)).toBeNull()
})

it('goes on in what the same person sent anew', () => {
  const [track, more] = tracksOf(holding(publication([file(60, 90)], [], { publication: 'q' }), publication([file(5, 40)])), 101)
  expect(track!.files.map((each) => each.from)).toEqual([5, 60])
  expect(more).toBeUndefined()
  expect(onward(track!, 40)?.to).toBe(60)
})

it('says what is missing and plays past it: lost, erased, not sealed yet, too short', () => {
  const nothing = { evidence: null, piece: null, kind: null, sha256: null, copy_sha256: null }
  const files = [file(0, 10, { ...nothing, state: 'missing' }), file(10, 15, { piece: 'erased', kind: null, sha256: null }), file(15, 20, { piece: 'hidden', kind: null, sha256: null }), file(20, 30), file(30, 40, { copy_sha256: null }), file(40, null, { ...nothing, state: 'ended' })]
  const [track] = tracksOf(holding(publication(files)), 101)
  expect(holes(track!).map(({ from, to, lost }) => [from, to, lost])).toEqual([[0, 10, 'missing'], [10, 15, 'erased'], [15, 20, 'hidden'], [30, 40, 'bare'], [40, 101, 'sealing']])
  expect(beginning([track!])).toBe(20)
  expect(playing(track!, 12)?.file.lost).toBe('erased')
  expect(onward(track!, 2)?.to).toBe(20)
  expect(onward(track!, 30)).toBeNull()
  expect(cutOf(track!, { from: 0, to: 25 })).toEqual({ evidence: 'e20', begin: 0, until: 5_000 })
})

it('does not play the sound apart that is in the copy of the picture', () => {
  const [track] = tracksOf(holding(publication([file(4, 41, { kind: 'voice', name: 'a.mjr' }), file(5, 40)])), 101)
  expect(track!.files.map((each) => each.name)).toEqual(['5.mkv'])
})
