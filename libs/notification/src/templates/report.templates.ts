// Texts about the officials' reports.
import type { Template } from './template.js';

export const REPORT_TEMPLATES = {
  'report.built': {
    title: '报表已生成',
    body: '“{title}”已生成，可在报表页下载表格与文档。',
  },
  'report.failed': {
    title: '报表生成失败',
    body: '“{title}”没有生成，请在报表页重新生成；再次失败请联系平台运营。',
  },
} as const satisfies Record<string, Template>;
