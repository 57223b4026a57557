// The way of a deal from interest to registration, and where it stands. An ended deal says how it ended instead.
import { useTranslation } from 'react-i18next';
import type { DealStage } from '../../../api/queries/deal-types.js';
import { DealStatus } from '../DealStatus.js';
import css from './page.module.css';

const WAY: readonly DealStage[] = [
  'INTEREST',
  'CONTACT',
  'NEGOTIATION',
  'CONTRACT_DRAFT',
  'SIGNED',
  'REGISTRATION',
  'REGISTERED',
];

export function StageLine({ stage }: { stage: DealStage }) {
  const { t } = useTranslation();
  const at = WAY.indexOf(stage);
  if (at < 0) return <DealStatus stage={stage} />;
  return (
    <div>
      <p className={css.stageWords}>
        {t('deal.room.stageOf', { n: at + 1, total: WAY.length, stage: t(`enum.dealStage.${stage}`) })}
      </p>
      <ol className={css.way} aria-label={t('deal.room.stages')}>
        {WAY.map((each, index) => (
          <li
            key={each}
            className={`${css.stop} ${index <= at ? css.passed : ''}`}
            aria-current={index === at ? 'step' : undefined}
          >
            <span className={css.stopName}>{t(`enum.dealStage.${each}`)}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}
