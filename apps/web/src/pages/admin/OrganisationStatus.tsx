// The state of an organisation and of a membership in words.
import { useTranslation } from 'react-i18next';
import type { Membership, Organisation } from '../../api/queries/identity-types.js';
import { Status, type Tone } from '../../ui/status/Status.js';

const ORGANISATION: Record<Organisation['status'], Tone> = { PENDING: 'warning', ACTIVE: 'success', REFUSED: 'error' };
const MEMBERSHIP: Record<Membership['status'], Tone> = {
  PENDING: 'warning',
  ACTIVE: 'success',
  REFUSED: 'error',
  DISABLED: 'idle',
};

export function OrganisationStatus({ status }: { status: Organisation['status'] }) {
  const { t } = useTranslation();
  return <Status tone={ORGANISATION[status]}>{t(`enum.organisationStatus.${status}`)}</Status>;
}

export function MembershipStatus({ status }: { status: Membership['status'] }) {
  const { t } = useTranslation();
  return <Status tone={MEMBERSHIP[status]}>{t(`enum.membershipStatus.${status}`)}</Status>;
}
