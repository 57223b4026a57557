// Papers of a contract as files, made when they are asked for: the same contract gives the same bytes.
import type { Actor } from '@app/identity';
import { CONTRACT_STREAM, ProofCodes } from '@app/ledger';
import { Config, fileName, pdfDocument, problem, sheet, XLSX_TYPE, xlsxWorkbook } from '@app/platform';
import type { PdfContent } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { ContractView } from '../contract.schema.js';
import { Contracts } from '../contracts.service.js';
import { nationalForm, nationalRecord, type NationalField } from './national-form.js';
import type { Paper } from './paper.schema.js';
import { certificatePaper, formPaper } from './paper-texts.js';

export interface PaperFile {
  name: string;
  mediaType: string;
  content: Buffer;
}

@Injectable()
export class Papers {
  constructor(
    private readonly contracts: Contracts,
    private readonly codes: ProofCodes,
    private readonly config: Config,
  ) {}

  /** @throws contract.not-found, contract.not-registered for the certificate of a contract that is not in the ledger */
  async make(actor: Actor, id: string, paper: Paper): Promise<PaperFile> {
    const view = await this.contracts.view(actor, id);
    const named = (title: string, ending: string) => fileName(`${title} ${view.form.projectName ?? ''}`, ending);
    switch (paper) {
      case 'form':
        return pdf(named('技术合同登记表', 'pdf'), await pdfDocument(formPaper(view)));
      case 'certificate':
        return pdf(named('技术合同入账证明', 'pdf'), await pdfDocument(await this.certificate(view)));
      case 'national-xlsx':
        return { name: named('登记表数据', 'xlsx'), mediaType: XLSX_TYPE, content: await workbook(view) };
      default: {
        const content = Buffer.from(`${JSON.stringify(nationalRecord(view), null, 2)}\n`);
        return { name: named('登记表数据', 'json'), mediaType: 'application/json', content };
      }
    }
  }

  /** What stands on the certificate. @throws contract.not-registered */
  async certificate(view: ContractView): Promise<PdfContent> {
    if (view.ledger === null || view.registrationNumber === null) throw problem('contract.not-registered');
    const { seq, leafHash } = view.ledger;
    const code = await this.codes.of(CONTRACT_STREAM, seq);
    const address = new URL('/proof', this.config.publicUrl);
    address.searchParams.set('number', view.registrationNumber);
    if (code !== null) address.searchParams.set('code', code);
    return certificatePaper(view, { seq, leafHash, code, address: address.href });
  }
}

function pdf(name: string, content: Buffer): PaperFile {
  return { name, mediaType: 'application/pdf', content };
}

function workbook(view: ContractView): Promise<Buffer> {
  const rows = nationalForm(view);
  return xlsxWorkbook([
    sheet<NationalField>({
      name: '登记表',
      columns: [
        { kind: 'text', header: '分组', width: 10, of: (field) => field.group },
        { kind: 'text', header: '字段', width: 24, of: (field) => field.label },
        { kind: 'text', header: '系统字段名', width: 24, of: (field) => field.name },
        { kind: 'text', header: '代码', width: 16, of: (field) => field.code },
        { kind: 'text', header: '内容', width: 60, of: (field) => field.value },
      ],
      rows,
    }),
  ]);
}
