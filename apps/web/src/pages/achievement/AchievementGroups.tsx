// The field groups of an achievement as one reader sees them; a withheld group says who may see it.
import { useTranslation } from 'react-i18next';
import { FIELD_GROUPS } from '../../api/queries/listing-codes.js';
import type { Achievement, FieldGroup, ProjectedAchievement } from '../../api/queries/listing-types.js';
import { useCodeLabel } from '../../api/queries/reference.js';
import { PriceWords } from '../../ui/listing/PriceWords.js';
import { Facts } from '../../ui/record/Facts.js';
import { Section } from '../../ui/record/Section.js';
import { Tag } from '../../ui/status/Tag.js';
import { DataTable } from '../../ui/table/DataTable.js';
import css from './groups.module.css';
import { IpTable, MetricTable } from './tables.js';
import { useModeWords } from './useModeWords.js';

interface GroupsProps {
  record: ProjectedAchievement;
  /** Levels of the groups, shown to those who may change them. */
  disclosure?: NonNullable<Achievement['office']>['disclosure'] | undefined;
}

export function AchievementGroups({ record, disclosure }: GroupsProps) {
  const { t } = useTranslation();
  const audience = (group: FieldGroup) =>
    disclosure && disclosure[group] !== 'PUBLIC' ? t(`enum.seenBy.${disclosure[group]}`) : undefined;
  const withheld = FIELD_GROUPS.filter((group) => record.withheld[group] !== undefined);
  return (
    <>
      {record.abstract !== undefined && (
        <Section title={t('achievement.group.summary')} audience={audience('summary')}>
          <p className={css.text}>{record.abstract ?? '—'}</p>
          {record.keywords && record.keywords.length > 0 && (
            <p className={css.keywords}>
              {record.keywords.map((word) => (
                <Tag key={word}>{word}</Tag>
              ))}
            </p>
          )}
        </Section>
      )}
      {record.indicators !== undefined && <Technical record={record} audience={audience('technical')} />}
      {record.modes !== undefined && <Commercial record={record} audience={audience('commercial')} />}
      {record.completers !== undefined && record.completers.length > 0 && (
        <Section title={t('achievement.group.team')} audience={audience('team')}>
          <DataTable
            caption={t('achievement.team.caption')}
            rows={record.completers}
            rowKey={(person) => person.name}
            columns={[
              { key: 'name', title: t('achievement.team.name'), cell: (person) => person.name },
              { key: 'unit', title: t('achievement.team.organisation'), cell: (person) => person.organisation || '—' },
              {
                key: 'part',
                title: t('achievement.team.part'),
                cell: (person) => (person.isLeader ? t('achievement.team.leader') : t('achievement.team.member')),
              },
            ]}
          />
        </Section>
      )}
      {withheld.length > 0 && (
        <Section title={t('achievement.withheld.title')}>
          <ul className={css.withheld}>
            {withheld.map((group) => (
              <li key={group}>
                <span>{t(`achievement.group.${group}`)}</span>
                <span className="meta">{t(`enum.seenBy.${record.withheld[group] ?? 'INTERNAL'}`)}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

interface PartProps {
  record: ProjectedAchievement;
  audience: string | undefined;
}

function Technical({ record, audience }: PartProps) {
  const { t } = useTranslation();
  const texts = [
    ['problem', record.problem],
    ['innovation', record.innovation],
    ['applications', record.applications],
    ['trlEvidence', record.trlEvidence],
  ] as const;
  return (
    <>
      {texts.some(([, text]) => text) && (
        <Section title={t('achievement.group.technical')} audience={audience}>
          {texts.map(
            ([field, text]) =>
              text && (
                <div key={field}>
                  <h3 className={css.subtitle}>{t(`achievement.field.${field}`)}</h3>
                  <p className={css.text}>{text}</p>
                </div>
              ),
          )}
        </Section>
      )}
      {record.comparison && record.comparison.length > 0 && (
        <Section title={t('achievement.comparison.title')} audience={audience}>
          <MetricTable
            caption={t('achievement.comparison.caption')}
            columns={[
              t('achievement.comparison.metric'),
              t('achievement.comparison.ours'),
              t('achievement.comparison.existing'),
            ]}
            rows={record.comparison.map((row) => [row.metric, row.ours, row.existing, row.unit])}
          />
        </Section>
      )}
      {record.indicators && record.indicators.length > 0 && (
        <Section title={t('achievement.indicators.title')} audience={audience}>
          <MetricTable
            caption={t('achievement.indicators.caption')}
            columns={[
              t('achievement.indicators.name'),
              t('achievement.indicators.value'),
              t('achievement.indicators.evidence'),
            ]}
            rows={record.indicators.map((row) => [row.name, row.value, row.evidence, row.unit])}
          />
        </Section>
      )}
      {record.ip !== undefined && (
        <Section title={t('achievement.ip.title')} audience={audience}>
          {record.ip.length > 0 ? <IpTable rights={record.ip} /> : <p className="meta">{t('enum.ipState.NONE')}</p>}
        </Section>
      )}
    </>
  );
}

function Commercial({ record, audience }: PartProps) {
  const { t } = useTranslation();
  const priceKind = useCodeLabel('priceKind');
  const licence = useCodeLabel('licenceMode');
  const modeWords = useModeWords();
  return (
    <Section title={t('achievement.group.commercial')} audience={audience}>
      <Facts
        facts={[
          { label: t('achievement.field.modes'), value: modeWords(record.modes) },
          { label: t('achievement.field.licenceModes'), value: record.licenceModes?.map(licence).join(' · ') },
          {
            label: t('achievement.field.price'),
            value: record.price && <PriceWords price={record.price} labelOf={priceKind} />,
          },
          {
            label: t('achievement.field.economicBenefit'),
            value: record.economicBenefit && <span className={css.text}>{record.economicBenefit}</span>,
          },
          {
            label: t('achievement.field.cases'),
            value: record.cases && <span className={css.text}>{record.cases}</span>,
          },
        ]}
      />
    </Section>
  );
}
