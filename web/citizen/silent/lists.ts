/** What stands on the page of notes. */
import type { Lang } from '@/words'

export const LISTS: Readonly<Record<Lang, readonly string[]>> = {
  zh: ['牛奶 两盒', '鸡蛋', '大米 5 公斤', '洗衣液', '五号电池', '西红柿、黄瓜', '周六交水费'],
  en: ['Milk, two', 'Eggs', 'Rice, a big bag', 'Washing liquid', 'Batteries', 'Tomatoes, cucumber', 'Saturday: water bill'],
}
