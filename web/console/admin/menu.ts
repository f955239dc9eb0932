/** The pages of administration in their groups, and who needs them. */
import type { Component } from 'vue'
import { later } from '@/later'
import type { Pair } from '@/words'

export interface AdminPage {
  to: string
  path: string
  name: Pair
  group: Pair
  /** Shown to whoever holds one of these; empty: to everybody who is signed in. */
  needs: string[]
  load: () => Promise<Component>
}

const ME: Pair = ['本人', 'Myself']
const BASICS: Pair = ['基础数据', 'Basics']
const PEOPLE: Pair = ['机构与人员', 'Offices and people']
const PUBLIC: Pair = ['面向群众', 'For citizens']
const OPS: Pair = ['运行与审计', 'Running and audit']

function page(to: string, name: Pair, group: Pair, needs: string[], load: AdminPage['load'], more = ''): AdminPage {
  return { to, path: to + more, name, group, needs, load }
}

export const pages: AdminPage[] = [
  page('/account', ['我的账号', 'My account'], ME, [], later(() => import('./people/MyAccount.vue'))),
  page('/registers', ['基础数据表', 'Registers'], BASICS, [], later(() => import('./registers/Registers.vue')), '/:room?/:name?'),
  page('/areas', ['辖区与网格', 'Areas'], BASICS, [], later(() => import('./places/Areas.vue'))),
  page('/organisations', ['组织机构', 'Organisations'], PEOPLE, [], later(() => import('./places/Organisations.vue'))),
  page('/people', ['人员', 'People'], PEOPLE, ['identity.see_staff'], later(() => import('./people/People.vue'))),
  page('/roles', ['角色与权限', 'Roles'], PEOPLE, ['identity.see_grants'], later(() => import('./people/Roles.vue'))),
  page('/sign-in-policy', ['登录策略', 'Sign-in policy'], PEOPLE, ['identity.see_grants'], later(() => import('./people/Policy.vue'))),
  page('/verifications', ['实名核验', 'Real names'], PUBLIC, ['identity.confirm_real_name'], later(() => import('./said/Verifications.vue'))),
  page('/notices', ['通知公告', 'Notices'], PUBLIC, ['community.publish_notices'], later(() => import('./said/Notices.vue'))),
  page('/consents', ['同意书', 'Consent texts'], PUBLIC, ['identity.manage_consent_texts'], later(() => import('./said/Consents.vue'))),
  page('/ops/health', ['运行状况', 'Health'], OPS, ['kernel.operate'], later(() => import('./ops/Health.vue'))),
  page('/ops/parked', ['搁置的任务', 'Parked jobs'], OPS, ['kernel.operate'], later(() => import('./ops/Parked.vue'))),
  page('/ops/unread', ['未读懂的报文', 'Unread messages'], OPS, ['channels.see_unread'], later(() => import('./ops/Unread.vue'))),
  page('/ops/backups', ['备份', 'Backups'], OPS, ['kernel.operate'], later(() => import('./ops/Backups.vue'))),
  page('/ops/seals', ['封条', 'Seals'], OPS, ['kernel.see_seals'], later(() => import('./ops/SealsPage.vue'))),
  page('/ops/access', ['查看记录', 'Access log'], OPS, ['identity.audit'], later(() => import('./ops/Access.vue'))),
  page('/ops/journal', ['操作日志', 'Journal'], OPS, ['identity.audit'], later(() => import('./ops/Journal.vue'))),
]
