import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec'
import { describe, expect, it } from 'vitest'
import { COLOURS, groundStyle, type Ground } from './style'

const ground: Ground = { exists: true, url: '/ground/city.pmtiles?v=1', bounds: [117, 27, 118, 28], zooms: [5, 14], attribution: '虚构' }
const every = (['dark', 'light'] as const).flatMap((theme) => (['zh', 'en'] as const).map((lang) => ({ theme, lang })))

function brightness(colour: string): number {
  const parts = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
  const [red, green, blue] = parts.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
}

function contrast(one: string, other: string): number {
  const [dark, bright] = [brightness(one), brightness(other)].sort((a, b) => a - b)
  return (bright! + 0.05) / (dark! + 0.05)
}

describe.each(every)('the ground, $theme, $lang', ({ theme, lang }) => {
  const style = groundStyle(theme, lang, ground)

  it('is a style that MapLibre accepts', () => {
    expect(validateStyleMin(style)).toEqual([])
  })

  it('fetches nothing but the tiles of this house', () => {
    const addresses = JSON.stringify(style).match(/\w+:\/\/[^"]*/g)
    expect(addresses).toEqual([`pmtiles://${location.origin}/ground/city.pmtiles?v=1`])
    expect(style).not.toHaveProperty('glyphs')
    expect(style).not.toHaveProperty('sprite')
  })

  it('writes in its language first', () => {
    const fields = style.layers.flatMap((layer) => (layer.type === 'symbol' ? [layer.layout!['text-field']] : []))
    expect(fields).toHaveLength(3)
    for (const field of fields) expect(field).toEqual(['coalesce', ['get', lang], expect.anything(), ''])
  })

  it('keeps to its own names, so that a face can tell its layers from these', () => {
    expect(Object.keys(style.sources)).toEqual(['ground'])
    expect(style.layers.map((layer) => layer.id).filter((id) => !id.startsWith('ground-'))).toEqual([])
  })
})

describe.each(['dark', 'light'] as const)('the colours, %s', (theme) => {
  const { ink, soft, wet, halo, border, path, rail, ...surfaces } = COLOURS[theme]

  it.each(Object.entries({ ...surfaces, halo }))('every name is read on %s', (_, surface) => {
    for (const text of [ink, soft, wet]) expect(contrast(text, surface)).toBeGreaterThanOrEqual(4.5)
  })

  it('the ground is calm: nothing stands out from the land', () => {
    for (const one of [...Object.values(surfaces), path, rail, border]) expect(contrast(one, COLOURS[theme].land)).toBeLessThan(4)
  })
})

it('without tiles there is only land', () => {
  const style = groundStyle('dark', 'zh', { ...ground, exists: false })
  expect(validateStyleMin(style)).toEqual([])
  expect(style.layers).toHaveLength(1)
  expect(style.sources).toEqual({})
})
