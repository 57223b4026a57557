// Contact persons of both sides. Asked for by a press, because every reading is noted; before that the reason stands.
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Deal, DealContacts } from '../../../api/queries/deal-types.js';
import { readContacts } from '../../../api/queries/deals.js';
import { Button } from '../../../ui/button/Button.js';
import { Section } from '../../../ui/record/Section.js';
import { ActionProblem } from '../../../ui/states/Problem.js';
import { reasonWords } from '../../../ui/states/problem-words.js';
import { useDealActs } from './useDealActs.js';
import css from './page.module.css';

export function Contacts({ deal }: { deal: Deal }) {
  const { t } = useTranslation();
  const { noted } = useDealActs(deal.id);
  const read = useMutation({ mutationFn: () => readContacts(deal.id), onSuccess: noted });
  const verdict = deal.can.contacts;
  if (verdict === undefined) return null;
  return (
    <Section title={t('deal.contact.title')} audience={t('deal.room.inside')}>
      {verdict !== true && <p className="meta">{reasonWords(verdict)}</p>}
      {verdict === true && !read.data && (
        <>
          <p className="meta">{t('deal.contact.noted')}</p>
          <div>
            <Button isBusy={read.isPending} onClick={() => read.mutate()}>
              {t('deal.contact.act')}
            </Button>
          </div>
        </>
      )}
      {read.isError && <ActionProblem error={read.error} />}
      {read.data && (
        <div className={css.contacts} role="status">
          <Person side="SELLER" person={read.data.seller} />
          <Person side="BUYER" person={read.data.buyer} />
        </div>
      )}
    </Section>
  );
}

/** "+8613800001001" as it is dialled and read here. */
function mobileWords(mobile: string): string {
  return mobile.replace(/^\+86(\d{3})(\d{4})(\d{4})$/, '$1 $2 $3');
}

function Person({ side, person }: { side: 'SELLER' | 'BUYER'; person: DealContacts['seller'] }) {
  const { t } = useTranslation();
  return (
    <div>
      <p className="meta">
        {t(`enum.dealSide.${side}`)} · {person.organisationName}
      </p>
      <p>
        <strong>{person.name}</strong> <a href={`tel:${person.mobile}`}>{mobileWords(person.mobile)}</a>
      </p>
      {person.email && (
        <p>
          <a href={`mailto:${person.email}`}>{person.email}</a>
        </p>
      )}
    </div>
  );
}
