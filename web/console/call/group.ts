/** Heading of the overlay of keys under which the acts of a call stand. */
export const GROUP = ['视频通话', 'Video call'] as const
