// What the holder opens of the achievement to those who have met: asked for by a press, because every reading is noted.
// Not the public page of the achievement, which the links of "双方" lead to.
import { useMutation } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Deal } from '../../../api/queries/deal-types.js';
import { readDealAchievement } from '../../../api/queries/deals.js';
import type { ProjectedAchievement } from '../../../api/queries/listing-types.js';
import { useCodeLabel } from '../../../api/queries/reference.js';
import { Button } from '../../../ui/button/Button.js';
import { PriceWords } from '../../../ui/listing/PriceWords.js';
import { Facts, type Fact } from '../../../ui/record/Facts.js';
import { Section } from '../../../ui/record/Section.js';
import { ActionProblem } from '../../../ui/states/Problem.js';
import { useDealActs } from './useDealActs.js';
import css from './page.module.css';

/** For the side that did not write it, and the broker who leads, once both have accepted. */
function mayRead(deal: Deal): boolean {
  return deal.achievementId !== null && deal.side !== 'SELLER' && deal.can.contacts === true;
}

export function Papers({ deal }: { deal: Deal }) {
  const { t } = useTranslation();
  const { noted } = useDealActs(deal.id);
  const read = useMutation({ mutationFn: () => readDealAchievement(deal.id), onSuccess: noted });
  const texts = useTexts();
  if (!mayRead(deal)) return null;
  return (
    <Section title={t('deal.papers.title')} audience={t('deal.room.inside')}>
      {read.data ? (
        <Facts facts={texts(read.data)} />
      ) : (
        <>
          <p className="meta">{t('deal.papers.noted')}</p>
          <div>
            <Button isBusy={read.isPending} onClick={() => read.mutate()}>
              {t('deal.papers.act')}
            </Button>
          </div>
        </>
      )}
      {read.isError && <ActionProblem error={read.error} />}
    </Section>
  );
}

function useTexts(): (record: ProjectedAchievement) => Fact[] {
  const { t } = useTranslation();
  const mode = useCodeLabel('transformationMode');
  const licence = useCodeLabel('licenceMode');
  const kind = useCodeLabel('priceKind');
  const ipType = useCodeLabel('ipType');
  return (record) => [
    ...written(record, t),
    { label: t('achievement.field.indicators'), value: lines(record.indicators?.map(indicatorWords)) },
    { label: t('achievement.field.comparison'), value: lines(record.comparison?.map((row) => comparedWords(row, t))) },
    {
      label: t('achievement.field.ip'),
      value: lines(
        record.ip?.map(({ type, number, title }) => [ipType(type), number, title].filter(Boolean).join(' ')),
      ),
    },
    { label: t('achievement.field.modes'), value: record.modes?.map(mode).join('、') },
    { label: t('achievement.field.licenceModes'), value: record.licenceModes?.map(licence).join('、') },
    {
      label: t('achievement.field.price'),
      value: record.price && <PriceWords price={record.price} labelOf={kind} />,
    },
    { label: t('achievement.field.completers'), value: lines(record.completers?.map(personWords)) },
  ];
}

const WRITTEN = [
  'abstract',
  'problem',
  'innovation',
  'applications',
  'trlEvidence',
  'economicBenefit',
  'cases',
] as const;

function written(record: ProjectedAchievement, t: TFunction): Fact[] {
  return WRITTEN.map((field) => ({
    label: t(`achievement.field.${field}`),
    value: record[field] && <span className={css.words}>{record[field]}</span>,
  }));
}

const lines = (all: readonly string[] | undefined) =>
  all && all.length > 0 && <span className={css.words}>{all.join('\n')}</span>;

type Row<Field extends 'indicators' | 'comparison' | 'completers'> = NonNullable<ProjectedAchievement[Field]>[number];

const indicatorWords = ({ name, value, unit, evidence }: Row<'indicators'>) =>
  [`${name} ${value} ${unit}`.trim(), evidence].filter(Boolean).join(' · ');

const comparedWords = ({ metric, ours, existing, unit }: Row<'comparison'>, t: TFunction) =>
  t('deal.papers.compared', { metric, ours, existing, unit });

const personWords = ({ name, organisation }: Row<'completers'>) => [name, organisation].filter(Boolean).join(' · ');
