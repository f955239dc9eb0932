/** What can be done to an account: its words, who may, in which state it is offered, and what is sent. */
import { api, ask, type Schemas } from '@/api/client'
import type { Pair } from '@/words'

export type Page = Schemas['StaffPageShown']

export interface StaffAct {
  id: string
  name: Pair
  says: Pair
  needs: string
  danger?: boolean
  offered: (page: Page) => boolean
  send: (staff: string, key: string) => Promise<unknown>
}

const asked = (staff: string, key: string): { params: { path: { staff: string } }; body: { key: string } } => ({ params: { path: { staff } }, body: { key } })
const MANAGE = 'identity.manage_staff'
const state = (page: Page): Schemas['StaffState'] => page.staff.state

export const ACTS: StaffAct[] = [
  {
    id: 'unlock', name: ['解锁', 'Unlock'], says: ['结束因多次失败而起的锁定。', 'End the lock that followed too many failures.'], needs: MANAGE,
    offered: (page) => state(page) === 'locked' || page.locked_until !== null, send: (staff, key) => ask(api.POST('/api/v1/staff/{staff}/unlock', asked(staff, key))),
  },
  {
    id: 'suspend', name: ['停用', 'Suspend'], says: ['立即关闭账号，所有登录随即结束。', 'Shut the account at once, wherever it is signed in.'], needs: MANAGE, danger: true,
    offered: (page) => !['suspended', 'left'].includes(state(page)), send: (staff, key) => ask(api.POST('/api/v1/staff/{staff}/suspend', asked(staff, key))),
  },
  {
    id: 'restore', name: ['恢复', 'Restore'], says: ['重新启用账号，密码和动态验证码不变。', 'Open the account again, with the password and second factor it had.'], needs: MANAGE,
    offered: (page) => state(page) === 'suspended', send: (staff, key) => ask(api.POST('/api/v1/staff/{staff}/restore', asked(staff, key))),
  },
  {
    id: 'reset', name: ['重置登录', 'Reset'], says: ['给出新的初始密码，并取消动态验证码。管理员的授权会暂停，直到安全管理员确认本人。', 'Gives a new first password and takes the second factor away. Grants of an administrator rest until a security administrator confirms the person.'], needs: MANAGE, danger: true,
    offered: (page) => state(page) !== 'left', send: (staff, key) => ask(api.POST('/api/v1/staff/{staff}/reset', asked(staff, key))),
  },
  {
    id: 'release', name: ['确认本人', 'Confirm the person'], says: ['确认重置后的账号在本人手中，授权重新生效。', 'Confirm that the reset account is in the right hands; its grants hold again.'], needs: 'identity.manage_grants',
    offered: (page) => page.staff.held, send: (staff, key) => ask(api.POST('/api/v1/staff/{staff}/release', asked(staff, key))),
  },
  {
    id: 'unbind', name: ['解除统一身份', 'Unbind identity'], says: ['取消统一身份平台与此账号的绑定。', 'Take the binding to the identity provider away.'], needs: MANAGE,
    offered: (page) => state(page) !== 'left', send: (staff, key) => ask(api.POST('/api/v1/staff/{staff}/oidc/unbind', asked(staff, key))),
  },
  {
    id: 'dismiss', name: ['离职', 'Has left'], says: ['记录离职：登录结束，角色全部收回，账号不能再用。此操作不能撤销。', 'Record that the person left: sessions end, every role is taken back, the account cannot be used again. This cannot be undone.'], needs: MANAGE, danger: true,
    offered: (page) => state(page) !== 'left', send: (staff, key) => ask(api.POST('/api/v1/staff/{staff}/dismiss', asked(staff, key))),
  },
]
