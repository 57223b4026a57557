// Files handed over in a deal: open to the two sides and the leading broker. Every download is noted.
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Deal } from '../../../api/queries/deal-types.js';
import { addDealFile, dealFilesQuery, readDealFile } from '../../../api/queries/deals.js';
import { Button } from '../../../ui/button/Button.js';
import { dateWords } from '../../../ui/dates.js';
import { Attachments, sizeWords, type Attachment } from '../../../ui/record/Attachments.js';
import { Section } from '../../../ui/record/Section.js';
import { ActionProblem } from '../../../ui/states/Problem.js';
import { RecordRows } from './RecordRows.js';
import { useDealActs } from './useDealActs.js';

const MAX_BYTES = 20 * 1_048_576;

function save(blob: Blob, name: string) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

export function Files({ deal }: { deal: Deal }) {
  const { t, i18n } = useTranslation();
  const query = useInfiniteQuery(dealFilesQuery(deal.id));
  const { noted } = useDealActs(deal.id);
  const open = useMutation({
    mutationFn: async (file: Attachment) => save(await readDealFile(deal.id, file.id), file.name),
    onSuccess: noted,
  });
  return (
    <Section
      title={t('deal.file.title')}
      audience={t('deal.room.inside')}
      aside={deal.can.upload === true && <Upload dealId={deal.id} />}
    >
      <RecordRows query={query} rows={(pages) => pages.flatMap((page) => page.items)} empty={t('deal.file.empty')}>
        {(rows) => (
          <Attachments
            files={rows.map((file) => ({
              id: file.id,
              name: file.name,
              sizeBytes: file.size,
              note: `${file.author.name} · ${dateWords(file.createdAt, 'day', { language: i18n.language })}`,
            }))}
            onOpen={(file) => open.mutate(file)}
          />
        )}
      </RecordRows>
      {open.isError && <ActionProblem error={open.error} />}
      <p className="meta">{t('deal.file.rule')}</p>
    </Section>
  );
}

function Upload({ dealId }: { dealId: string }) {
  const { t } = useTranslation();
  const { noted } = useDealActs(dealId);
  const input = useRef<HTMLInputElement>(null);
  const [tooLarge, setTooLarge] = useState<string | null>(null);
  const add = useMutation({ mutationFn: (file: File) => addDealFile(dealId, file), onSuccess: noted });
  const onChoose = (file: File | undefined) => {
    if (input.current) input.current.value = '';
    if (!file) return;
    const isTooLarge = file.size > MAX_BYTES;
    setTooLarge(isTooLarge ? t('common.form.fileTooLarge', { name: file.name, size: sizeWords(MAX_BYTES) }) : null);
    if (!isTooLarge) add.mutate(file);
  };
  return (
    <>
      <input
        ref={input}
        className="visually-hidden"
        type="file"
        tabIndex={-1}
        accept=".pdf,.png,.jpg,.jpeg"
        aria-label={t('deal.act.upload')}
        onChange={(event) => onChoose(event.target.files?.[0])}
      />
      <Button size="small" isBusy={add.isPending} onClick={() => input.current?.click()}>
        {t('deal.act.upload')}
      </Button>
      {tooLarge && <p role="alert">{tooLarge}</p>}
      {add.isError && <ActionProblem error={add.error} />}
    </>
  );
}
