// Confirming an organisation, with a second question when its code looks odd, or refusing it with a reason.
import { RefuseOrganisation } from '@libs/identity/src/organisation/organisation.schema.js';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../../../api/client.js';
import type { Organisation } from '../../../api/queries/identity-types.js';
import { confirmOrganisation, refuseOrganisation } from '../../../api/queries/organisation-desk.js';
import { FormDialog } from '../../../ui/dialog/FormDialog.js';
import { ParagraphField } from '../../../ui/fields/TextField.js';
import { useForm } from '../../../ui/form/useForm.js';
import { ActionBar } from '../../../ui/record/ActionBar.js';

export function OrganisationDecision({ organisation }: { organisation: Organisation }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [isRefusing, setRefusing] = useState(false);
  const { creditCodeWarning, name } = organisation;
  const onDone = async (row: Organisation) => {
    client.setQueryData(['organisation', 'one', row.id], row);
    await Promise.all([
      client.invalidateQueries({ queryKey: ['organisation', 'list'] }),
      client.invalidateQueries({ queryKey: [`member-${row.id}`] }),
      client.invalidateQueries({ queryKey: ['me'] }),
    ]);
  };
  return (
    <>
      <ActionBar
        can={organisation.can}
        actions={[
          {
            key: 'confirm',
            label: t('organisation.decide.confirm'),
            intent: 'primary',
            confirm: {
              title: t('organisation.decide.confirmTitle', { name }),
              text: creditCodeWarning
                ? t('organisation.decide.confirmWarned', { warning: creditCodeWarning })
                : t('organisation.decide.confirmText'),
            },
            run: async () => onDone(await confirmOrganisation(organisation.id)),
          },
          { key: 'refuse', label: t('organisation.decide.refuse'), run: () => setRefusing(true) },
        ]}
      />
      {isRefusing && <RefuseDialog organisation={organisation} onClose={() => setRefusing(false)} onDone={onDone} />}
    </>
  );
}

interface RefuseDialogProps {
  organisation: Organisation;
  onClose: () => void;
  onDone: (organisation: Organisation) => Promise<void>;
}

function RefuseDialog({ organisation, onClose, onDone }: RefuseDialogProps) {
  const { t } = useTranslation();
  const [key] = useState(newKey);
  const form = useForm({ reason: '' });
  return (
    <FormDialog
      title={t('organisation.decide.refuseTitle', { name: organisation.name })}
      act={t('organisation.decide.refuse')}
      form={form}
      schema={RefuseOrganisation}
      isDanger
      isOpen
      onClose={onClose}
      onConfirm={async ({ reason }) => onDone(await refuseOrganisation(organisation.id, reason, key))}
    >
      <ParagraphField
        bind={form.bind('/reason')}
        label={t('organisation.decide.reason')}
        hint={t('organisation.decide.reasonHint')}
        maxLength={500}
        isRequired
      />
    </FormDialog>
  );
}
