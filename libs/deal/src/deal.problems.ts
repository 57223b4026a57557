// Problems of the deal room. Codes are API; the short ones are also the reasons in `can`.
import { defineProblems } from '@app/platform';

export const dealProblems = defineProblems({
  'deal.not-found': { status: 404, title: '撮合不存在，或您无权查看' },
  'deal.listing-not-found': { status: 404, title: '成果、需求或匹配不存在，或您无权查看' },
  'deal.listing-closed': { status: 409, title: '成果或需求已不再公开，不能继续' },
  'deal.own-listing': { status: 422, title: '不能向本单位的成果或需求表达意向' },
  'deal.not-a-party': { status: 422, title: '所选成果和需求均不属于本单位' },
  'deal.no-organisation': { status: 409, title: '请先加入一个已确认的单位' },
  'deal.already-open': { status: 409, title: '同一成果与需求之间已有进行中的撮合' },
  'deal.other-side-answers': { status: 409, title: '应由对方答复' },
  'deal.not-your-side': { status: 403, title: '您在本撮合中的身份不能进行此操作' },
  'deal.contacts-closed': { status: 409, title: '双方都接受之前，联系方式不公开' },
  'deal.broker-not-accepted': { status: 409, title: '请先接受委派' },
  'deal.broker-leads': { status: 409, title: '已有技术经纪人受理' },
  'deal.date-in-future': { status: 422, title: '日期不能晚于今天' },
  'deal.offer-over': { status: 422, title: '报价有效期不能早于今天' },
  'deal.contact-in-message': { status: 422, title: '联系方式在双方同意后开放，请勿写在意向说明里' },
  'deal.too-many-files': { status: 422, title: '一个撮合最多上传 50 个文件' },
  'deal.same-person-accepts': { status: 409, title: '表达意向的人不能同时代表对方接受' },
  'deal.nothing-to-confirm': { status: 409, title: '对方尚未填报签约信息' },
  'deal.other-side-confirms': { status: 409, title: '签约信息应由对方确认' },
  'deal.same-person-confirms': { status: 409, title: '填报人和确认人不能是同一人' },
  'deal.signing-mismatch': { status: 422, title: '与对方填报的签约信息不一致' },
  'deal.file-not-found': { status: 404, title: '文件不存在，或您无权查看' },
  'deal.contract-mismatch': { status: 409, title: '该撮合已关联另一份合同' },
});
