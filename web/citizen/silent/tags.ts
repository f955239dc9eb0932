/** The tags of a silent alarm: as the house has them, else as this phone last saw them, else those it came with. */
import type { Schemas } from '@/api/client'

export type Tag = Pick<Schemas['TagRow'], 'code' | 'zh' | 'en' | 'icon'>

const tag = (code: string, zh: string, en: string, icon: string): Tag => ({ code, zh, en, icon })

export const FIRST_TAGS: readonly Tag[] = [
  tag('kidnap', '绑架', 'Kidnapping', 'link'),
  tag('hostage', '挟持', 'Held hostage', 'hand'),
  tag('robbery', '抢劫', 'Robbery', 'mask'),
  tag('domestic_violence', '家暴', 'Domestic violence', 'home'),
  tag('break_in', '有人入室', 'Break-in', 'door'),
  tag('followed', '被尾随', 'Being followed', 'footsteps'),
  tag('sexual_assault', '性侵害', 'Sexual assault', 'shield'),
  tag('confined', '被限制自由', 'Held against my will', 'lock'),
  tag('assault', '被殴打', 'Being beaten', 'fist'),
  tag('fire', '火警', 'Fire', 'flame'),
  tag('medical', '突发疾病', 'Medical emergency', 'heart'),
  tag('other', '其他危险', 'Other danger', 'alert'),
]
