import { expect, it } from 'vitest'
import type { Manifest } from '@/call/doors'
import { beginning, clip, cutOf, lengthOf, marksOf, playing, tracksOf, upTo } from './timeline'

const at = (seconds: number): string => new Date(Date.parse('2026-11-22T04:00:00Z') + seconds * 1_000).toISOString()
const file = (from: number, to: number | null) => ({ began_at: at(from), ended_at: to === null ? null : at(to), evidence: `e${from}`, piece: 'here', kind: 'video', sha256: 'aa', name: 'x.mkv', segments: [1, 2], head: 'bb' })
const manifest = {
  created_at: at(0),
  ended_at: at(100),
  publications: [{ publication: 'p', role: 'caller', kinds: ['audio', 'video'], files: [file(5, 40), file(50, 101)], gaps: [{ began_at: at(40), ended_at: at(50), why: 'media_lost' }] }],
  snapshots: [{ at_ms: 70_000, evidence: 's2', sha256: '' }, { at_ms: 12_500, evidence: 's1', sha256: '' }],
} as unknown as Manifest

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

it('tells of what is not here any more, and cuts nothing out of it', () => {
  const gone = { ...manifest, publications: manifest.publications.map((each) => ({ ...each, files: each.files.map((one) => ({ ...one, piece: 'erased', sha256: null })) })) } as unknown as Manifest
  const track = tracksOf(gone, 101)[0]!
  expect(playing(track, 52)?.file).toMatchObject({ evidence: 'e50', piece: 'erased', sha256: null })
  expect(cutOf(track, { from: 30, to: 80 })).toBeNull()
})

it('cuts a part out of the file that holds most of it', () => {
  const track = tracksOf(manifest, 101)[0]!
  expect(cutOf(track, { from: 30, to: 80 })).toEqual({ evidence: 'e50', begin: 0, until: 30_000 })
  expect(cutOf(track, { from: 10, to: 20 })).toEqual({ evidence: 'e5', begin: 5_000, until: 15_000 })
  expect(cutOf(track, { from: 41, to: 49 })).toBeNull()
})
