// The documents of the contract suite, and the index they stand in. For tests only.
import { defineIndex, type SearchDocument, type SearchEngine } from '../search.port.js';

/** The engine is made before the tests run, not before they are listed. */
export type EngineOf = () => SearchEngine;

export const contractIndex = defineIndex({
  name: 'contract_listing',
  version: 1,
  text: { title: 'A', summary: 'B', secret: 'D' },
  filterable: ['field', 'modes', 'price', 'owner', 'publishedAt'],
  facets: ['field', 'modes'],
  sortable: ['publishedAt', 'price'],
});

function listing(id: string, title: string, summary = '', more: Partial<SearchDocument> = {}): SearchDocument {
  return { id, revision: 1, text: { title, summary }, attributes: { field: '04', modes: [], price: 100 }, ...more };
}

/** A further document of the suite, for a test that changes the index. */
export const extraListing = (title: string, revision: number): SearchDocument =>
  listing('extra', title, '', { revision });

/** Eleven words that two documents share; only their last differs. Meilisearch reads ten words of a question. */
export const SHARED_WORDS = '温度 压力 流量 液位 振动 转速 电流 电压 湿度 噪声 扭矩';

export const LISTINGS: readonly SearchDocument[] = [
  listing('alloy', '铝合金轮毂低压铸造技术', '抗拉强度 320 MPa，单件减重 0.8kg，成品率99.5%', {
    attributes: { field: '04', modes: ['LICENCE', 'TRANSFER'], price: 300, publishedAt: 3000, owner: 'o1' },
  }),
  listing('shale', '页岩气压裂返排液处理与回用', '膜分离与电絮凝组合，处理成本降低四成', {
    attributes: { field: '06', modes: ['SERVICE'], price: 200, publishedAt: 2000, owner: 'o2' },
    text: { title: '页岩气压裂返排液处理与回用', summary: '膜分离与电絮凝组合', secret: '专有药剂配方蓝藻素' },
  }),
  listing('pickle', '榨菜高盐废水资源化', '蒸发结晶回收食盐，ABC-123 型成套设备', {
    attributes: { field: '07', modes: ['TRANSFER'], price: 50, publishedAt: 1000, owner: 'o1' },
  }),
  listing('easy', '模块化光伏支架', '安装简单，两人一小时完成 10kW 阵列', {
    attributes: { field: '06', modes: [], publishedAt: 4000, owner: 'o3' },
  }),
  listing('control', '基于Lyapunov函数的飞行器控制', '大角度机动镇定，采用 TRL 6 样机验证'),
  listing('iron', '铁尾矿制备微晶玻璃', '以铁尾矿为主要原料'),
  listing('vision', '零件尺寸机器视觉检测', '精度±0.1mm，节拍 2 s'),
  listing('turbid', '多参数在线监测仪', `${SHARED_WORDS} 浊度`),
  listing('acid', '多参数便携监测仪', `${SHARED_WORDS} 酸度`),
];
