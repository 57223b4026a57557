// Roles of a member; for an official also the township or park that may be seen.
import { ChangeRoles } from '@libs/identity/src/organisation/organisation.schema.js';
import { ROLES_BY_KIND } from '@libs/identity/src/role.schema.js';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../../api/client.js';
import type { Membership, Organisation } from '../../api/queries/identity-types.js';
import { changeRoles } from '../../api/queries/organisation-desk.js';
import { useCodes } from '../../api/queries/reference.js';
import { FormDialog } from '../../ui/dialog/FormDialog.js';
import { ChoiceField } from '../../ui/fields/ChoiceField.js';
import { SelectField } from '../../ui/fields/SelectField.js';
import { useForm } from '../../ui/form/useForm.js';
import css from './admin.module.css';

interface RolesDialogProps {
  membership: Membership;
  kind: Organisation['kind'];
  onClose: () => void;
  onDone: () => Promise<void>;
}

export function RolesDialog({ membership, kind, onClose, onDone }: RolesDialogProps) {
  const { t } = useTranslation();
  const [key] = useState(newKey);
  const townships = useCodes('township');
  const parks = useCodes('park');
  const { roles, townshipCode, parkCode } = membership;
  const form = useForm({ roles, townshipCode, parkCode });
  return (
    <FormDialog
      title={t('organisation.roles.title', { name: membership.user.name })}
      act={t('organisation.roles.act')}
      form={form}
      schema={ChangeRoles}
      isOpen
      onClose={onClose}
      onConfirm={async (values) => {
        const choice = `${values.roles.join('.')}-${values.townshipCode ?? ''}-${values.parkCode ?? ''}`;
        await changeRoles(membership.id, values, `${key}-${choice}`);
        await onDone();
      }}
    >
      <div className={css.form}>
        <ChoiceField
          bind={form.bind('/roles')}
          label={t('organisation.member.roles')}
          options={ROLES_BY_KIND[kind].allowed.map((role) => ({ value: role, label: t(`enum.role.${role}`) }))}
          isMany
          isRequired
        />
        {kind === 'GOVERNMENT' && (
          <>
            <SelectField
              bind={form.bind('/townshipCode')}
              label={t('organisation.record.township')}
              hint={t('organisation.roles.scopeHint')}
              options={townships}
            />
            <SelectField bind={form.bind('/parkCode')} label={t('organisation.record.park')} options={parks} />
          </>
        )}
      </div>
    </FormDialog>
  );
}
