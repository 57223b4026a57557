// Which papers of a contract there are.
import { z } from 'zod';
import { Uuid } from '../../../platform/src/ids.schema.js';

/** form: 登记表 PDF. certificate: 入账证明 PDF. national-xlsx, national-json: the form in the national system's names. */
export const PAPERS = ['form', 'certificate', 'national-xlsx', 'national-json'] as const;
export type Paper = (typeof PAPERS)[number];

export const PaperParam = z.object({ id: Uuid, paper: z.enum(PAPERS, `可选：${PAPERS.join('、')}`) });
export type PaperParam = z.infer<typeof PaperParam>;
