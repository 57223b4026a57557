// Errors of this room. Codes are API. Sign-in answers one text for an unknown user and for a wrong password.
import { defineProblems } from '@app/platform';

export const IDENTITY_PROBLEMS = defineProblems({
  'identity.bad-credentials': { status: 401, title: '账号或密码不正确' },
  'identity.too-many-attempts': { status: 429, title: '登录尝试过于频繁，请稍后再试' },
  'identity.user-disabled': { status: 403, title: '账号已停用，请联系平台管理员' },
  'identity.session-ended': { status: 401, title: '登录状态已失效，请重新登录' },
  'identity.refresh-reused': { status: 401, title: '登录凭证已被使用过，为安全起见请重新登录' },
  'identity.csrf-header-missing': { status: 403, title: '请求缺少防伪标头' },
  'identity.login-taken': { status: 409, title: '该登录名已被使用' },
  'identity.weak-password': { status: 400, title: '密码不符合安全要求' },
  'identity.user-not-found': { status: 404, title: '用户不存在' },
  'identity.cannot-disable-self': { status: 409, title: '不能停用自己的账号' },
  'identity.organisation-not-found': { status: 404, title: '组织不存在，或您无权查看' },
  'identity.organisation-details-missing': { status: 400, title: '平台尚无该组织，请补全组织资料' },
  'identity.already-member': { status: 409, title: '您已是该组织成员，或申请正在等待确认' },
  'identity.own-request': { status: 409, title: '不能确认自己的申请，请由另一位运营人员确认' },
  'identity.membership-not-found': { status: 404, title: '成员不存在，或您无权查看' },
  'identity.role-not-allowed': { status: 400, title: '该类组织没有此角色' },
  'identity.scope-not-allowed': { status: 400, title: '仅政府部门成员可以限定乡镇街道或园区范围' },
  'identity.last-admin': { status: 409, title: '组织至少要保留一名管理员' },
  'identity.not-your-organisation': { status: 409, title: '您不是该组织的有效成员' },
});
