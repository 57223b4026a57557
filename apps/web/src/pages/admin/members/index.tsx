// The own organisation's members, for its manager.
import { useTranslation } from 'react-i18next';
import { Allowed } from '../../../app/Allowed.js';
import { useSession } from '../../../app/session.js';
import { usePageTitle } from '../../../ui/usePageTitle.js';
import { Members } from '../Members.js';
import css from '../admin.module.css';

export default function MembersPage() {
  return (
    <Allowed permission="membership.manage">
      <OwnMembers />
    </Allowed>
  );
}

function OwnMembers() {
  const { t } = useTranslation();
  usePageTitle(t('organisation.member.pageTitle'));
  const { me } = useSession();
  const own = me?.activeOrganisation;
  return (
    <div className={css.page}>
      <div>
        <h1>{t('organisation.member.pageTitle')}</h1>
        <p className="meta">{own?.name}</p>
      </div>
      {own && <Members organisationId={own.id} kind={own.kind} />}
    </div>
  );
}
