// The organisations of the signed-in person and how far each membership has come.
import { useTranslation } from 'react-i18next';
import type { Membership } from '../../../api/queries/identity-types.js';
import { Status, type Tone } from '../../../ui/status/Status.js';
import css from '../page.module.css';

const TONES: Record<Membership['status'], Tone> = {
  PENDING: 'warning',
  ACTIVE: 'success',
  REFUSED: 'error',
  DISABLED: 'idle',
};

export function Memberships({ memberships }: { memberships: readonly Membership[] }) {
  const { t } = useTranslation();
  return (
    <section className={css.memberships} aria-label={t('account.claim.mine')}>
      <h2>{t('account.claim.mine')}</h2>
      <ul>
        {memberships.map((each) => (
          <li key={each.id} className={css.membership}>
            <span>{each.organisation.name}</span>
            <span className="meta">{each.roles.map((role) => t(`enum.role.${role}`)).join('、')}</span>
            <Status tone={TONES[each.status]}>{t(`enum.membershipStatus.${each.status}`)}</Status>
          </li>
        ))}
      </ul>
    </section>
  );
}
