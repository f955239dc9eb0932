/** Drawn for calls, on the grid of `ui/icons`; apart from them, since pages without a call need none of these. */
export const GLYPHS = {
  video: 'M3 7h11v10H3z M14 11l7-4v10l-7-4z',
  'video-off': 'M3 3l18 18 M9 7h5v5 M14 15v2H3V7h2 M14 11l7-4v10l-3-2',
  sound: 'M12 3a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0V6a3 3 0 0 1 3-3z M6 11a6 6 0 0 0 12 0 M12 17v4 M9 21h6',
  muted: 'M3 3l18 18 M9 9v2a3 3 0 0 0 4.500 2.600 M15 11V6a3 3 0 0 0-5.600-1.500 M6 11a6 6 0 0 0 9.500 4.900 M18 11a6 6 0 0 1-.4 2.200 M12 17v4 M9 21h6',
  flip: 'M4 9a8 8 0 0 1 14-3l2 2 M20 3v5h-5 M20 15a8 8 0 0 1-14 3l-2-2 M4 21v-5h5',
  torch: 'M9 3h6v4l-2 3v11h-2V10L9 7z M9 6h6 M12 13v2',
  end: 'M3 15c0-7 18-7 18 0v2h-5v-3.500c-2.500-.8-5.500-.8-8 0V17H3z',
  text: 'M4 5h16v11H10l-5 4v-4H4z M8 9h8 M8 12h5',
  hold: 'M9 5v14 M15 5v14',
  aloud: 'M4 9v6h4l5 4V5L8 9z M16 9a4 4 0 0 1 0 6 M18.500 6.500a8 8 0 0 1 0 11',
  shot: 'M4 8h3l2-3h6l2 3h3v11H4z M12 16.500a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7z',
  answer: 'M6 3h3l2 5-2.500 1.500a11 11 0 0 0 6 6L16 13l5 2v3a3 3 0 0 1-3 3A15 15 0 0 1 3 6a3 3 0 0 1 3-3z',
  small: 'M20 4l-7 7 M13 5v6h6 M4 20l7-7 M5 13h6v6',
  large: 'M13 11l7-7 M14 4h6v6 M11 13l-7 7 M4 14v6h6',
} as const
export type GlyphName = keyof typeof GLYPHS
