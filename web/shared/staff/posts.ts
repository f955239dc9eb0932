/** Words of the posts that a demonstration has accounts for. */
import type { Pair } from '@/words'

export const POSTS: Readonly<Record<string, Pair>> = {
  sysadmin: ['系统管理员', 'System administrator'],
  secadmin: ['安全管理员', 'Security administrator'],
  auditor: ['审计管理员', 'Audit administrator'],
  leader: ['领导', 'Leader'],
  watch_commander: ['指挥长', 'Watch commander'],
  call_taker: ['接警员', 'Call-taker'],
  dispatcher: ['派警员', 'Dispatcher'],
  department_worker: ['部门办事员', 'Department worker'],
  company_worker: ['企业值班员', 'Company worker'],
  officer: ['民警', 'Officer'],
}
