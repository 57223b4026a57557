// For a person who acts for no organisation yet: what has been asked for, and what to do next.
import { useTranslation } from 'react-i18next';
import type { Me } from '../../../api/queries/session.js';
import { ButtonLink } from '../../../ui/button/Button.js';
import { DateText } from '../../../ui/figures/DateText.js';
import { Section } from '../../../ui/record/Section.js';
import { Status, type Tone } from '../../../ui/status/Status.js';
import css from './page.module.css';

type Membership = Me['memberships'][number];
type Standing = 'waitsForPlatform' | 'waitsForUnit' | 'refused' | 'disabled' | 'active';

const TONES: Record<Standing, Tone> = {
  waitsForPlatform: 'warning',
  waitsForUnit: 'warning',
  refused: 'error',
  disabled: 'idle',
  active: 'success',
};

function standingOf({ status, organisation }: Membership): Standing {
  if (organisation.status === 'REFUSED' || status === 'REFUSED') return 'refused';
  if (organisation.status === 'PENDING') return 'waitsForPlatform';
  if (status === 'PENDING') return 'waitsForUnit';
  return status === 'DISABLED' ? 'disabled' : 'active';
}

export function FirstSteps({ me }: { me: Me }) {
  const { t } = useTranslation();
  const isWaiting = me.memberships.some((each) => standingOf(each).startsWith('waits'));
  return (
    <Section title={t(isWaiting ? 'desk.first.waitingTitle' : 'desk.first.title')} isCard>
      <p>{t(isWaiting ? 'desk.first.waitingText' : 'desk.first.text')}</p>
      {me.memberships.length > 0 && (
        <ul>
          {me.memberships.map((each) => {
            const standing = standingOf(each);
            return (
              <li key={each.id} className={css.line}>
                <span>{each.organisation.name}</span>
                <span className={css.standing}>
                  <Status tone={TONES[standing]}>{t(`desk.first.${standing}`)}</Status>
                  <span className="meta">
                    {t('desk.first.askedOn')} <DateText at={each.requestedAt} />
                  </span>
                </span>
              </li>
            );
          })}
        </ul>
      )}
      <div className={css.acts}>
        <ButtonLink to="/desk/organisation" intent={isWaiting ? 'plain' : 'primary'}>
          {t('common.nav.claim')}
        </ButtonLink>
        <ButtonLink to="/achievements" intent="text">
          {t('common.nav.achievements')}
        </ButtonLink>
        <ButtonLink to="/demands" intent="text">
          {t('common.nav.demands')}
        </ButtonLink>
      </div>
    </Section>
  );
}
