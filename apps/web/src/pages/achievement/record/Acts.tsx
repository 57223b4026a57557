// The acts of an achievement's office, and what each asks before it is done.
import { ReasonBody, SubmitAchievement } from '@libs/achievement/src/achievement.schema.js';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { newKey } from '../../../api/client.js';
import {
  actOnAchievement,
  reasonedActOnAchievement,
  submitAchievement,
  type ReasonedAct,
} from '../../../api/queries/achievements.js';
import type { Achievement } from '../../../api/queries/listing-types.js';
import { FormDialog } from '../../../ui/dialog/FormDialog.js';
import { CheckField } from '../../../ui/fields/ChoiceField.js';
import { ParagraphField } from '../../../ui/fields/TextField.js';
import { useForm } from '../../../ui/form/useForm.js';
import type { Action } from '../../../ui/record/ActionBar.js';
import { ListingActs } from '../../listing/ListingActs.js';
import { useListingAct } from '../../listing/useListingAct.js';

/** Lists beside the hall that an act may change. */
const LISTS = ['achievement-mine', 'achievement-review'];

export function Acts({ record }: { record: Achievement }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [asked, setAsked] = useState<'submit' | ReasonedAct | null>(null);
  const act = useListingAct<Achievement>('achievement', LISTS);
  const { id } = record;
  const confirmed = (key: 'approve' | 'publish' | 'renew'): Action => ({
    key,
    label: t(`achievement.act.${key}`),
    intent: key === 'renew' ? 'plain' : 'primary',
    confirm: { title: t(`achievement.confirm.${key}.title`), text: t(`achievement.confirm.${key}.text`) },
    run: () => act.mutateAsync(() => actOnAchievement(id, key)),
  });
  const actions: Action[] = [
    confirmed('approve'),
    confirmed('publish'),
    { key: 'submit', label: t('achievement.act.submit'), intent: 'primary', run: () => setAsked('submit') },
    { key: 'return', label: t('achievement.act.return'), run: () => setAsked('return') },
    {
      key: 'edit',
      label: t('achievement.act.edit'),
      intent: 'plain',
      run: () => void navigate(`/desk/achievements/${id}/edit`),
    },
    confirmed('renew'),
    { key: 'withdraw', label: t('achievement.act.withdraw'), isMinor: true, run: () => setAsked('withdraw') },
  ];
  return (
    <>
      <ListingActs can={record.can} actions={actions} />
      {asked === 'submit' && (
        <Declaration
          onClose={() => setAsked(null)}
          onConfirm={(key) => act.mutateAsync(() => submitAchievement(id, key))}
        />
      )}
      {(asked === 'return' || asked === 'withdraw') && (
        <Reason
          act={asked}
          onClose={() => setAsked(null)}
          onConfirm={(reason) => act.mutateAsync(() => reasonedActOnAchievement(id, asked, reason))}
        />
      )}
    </>
  );
}

interface ReasonProps {
  act: ReasonedAct;
  onClose: () => void;
  onConfirm: (reason: string) => Promise<unknown>;
}

function Reason({ act, onClose, onConfirm }: ReasonProps) {
  const { t } = useTranslation();
  const form = useForm({ reason: '' });
  return (
    <FormDialog
      title={t(`achievement.confirm.${act}.title`)}
      act={t(`achievement.act.${act}`)}
      isDanger={act === 'withdraw'}
      form={form}
      schema={ReasonBody}
      isOpen
      onClose={onClose}
      onConfirm={({ reason }) => onConfirm(reason)}
    >
      <ParagraphField
        bind={form.bind('/reason')}
        label={t('achievement.confirm.reason')}
        hint={t(`achievement.confirm.${act}.text`)}
        maxLength={500}
        isRequired
      />
    </FormDialog>
  );
}

function Declaration({ onClose, onConfirm }: { onClose: () => void; onConfirm: (key: string) => Promise<unknown> }) {
  const { t } = useTranslation();
  const [key] = useState(newKey);
  const form = useForm({ declaresNoSecrets: false });
  return (
    <FormDialog
      title={t('achievement.confirm.submit.title')}
      act={t('achievement.act.submit')}
      form={form}
      schema={SubmitAchievement}
      isOpen
      onClose={onClose}
      onConfirm={() => onConfirm(key)}
    >
      <CheckField
        bind={form.bind('/declaresNoSecrets')}
        label={t('achievement.field.declaresNoSecrets')}
        statement={t('achievement.form.declaration')}
        hint={t('achievement.confirm.submit.text')}
        isRequired
      />
    </FormDialog>
  );
}
