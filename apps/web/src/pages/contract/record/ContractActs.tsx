// What the filing side can do with a filing: fill in, hand in, take back.
import { WithdrawContract } from '@libs/contract/src/contract.schema.js';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { newKey } from '../../../api/client.js';
import { contractQuery, withdrawContract } from '../../../api/queries/contracts.js';
import type { Contract } from '../../../api/queries/registry-types.js';
import { FormDialog } from '../../../ui/dialog/FormDialog.js';
import { ParagraphField } from '../../../ui/fields/TextField.js';
import { useForm } from '../../../ui/form/useForm.js';
import { ActionBar, type Can } from '../../../ui/record/ActionBar.js';

/** Only what belongs to the present state: a filing that has ended offers nothing, and says so by its state. */
function present(can: Can): Can {
  return Object.fromEntries(Object.entries(can).filter(([, verdict]) => verdict !== 'contract.wrong-state'));
}

export function ContractActs({ contract }: { contract: Contract }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [isWithdrawing, setWithdrawing] = useState(false);
  const toForm = () => void navigate(`/desk/contracts/${contract.id}/edit`);
  return (
    <>
      <ActionBar
        isSticky
        can={present(contract.can)}
        actions={[
          {
            key: 'edit',
            label: t(contract.state === 'CORRECTION' ? 'contract.corrections.begin' : 'contract.act.edit'),
            intent: 'primary',
            run: toForm,
          },
          { key: 'withdraw', label: t('contract.act.withdraw'), isMinor: true, run: () => setWithdrawing(true) },
        ]}
      />
      <Withdraw contract={contract} isOpen={isWithdrawing} onClose={() => setWithdrawing(false)} />
    </>
  );
}

function Withdraw({ contract, isOpen, onClose }: { contract: Contract; isOpen: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const [key] = useState(newKey);
  const form = useForm({ reason: '' });
  return (
    <FormDialog
      title={t('contract.withdraw.title')}
      act={t('contract.act.withdraw')}
      form={form}
      schema={WithdrawContract}
      isDanger
      isOpen={isOpen}
      onClose={onClose}
      onConfirm={async ({ reason }) => {
        cache.setQueryData(contractQuery(contract.id).queryKey, await withdrawContract(contract.id, reason, key));
        void cache.invalidateQueries({ queryKey: ['contract', 'list'] });
      }}
    >
      <p>{t('contract.withdraw.text')}</p>
      <ParagraphField bind={form.bind('/reason')} label={t('contract.withdraw.reason')} maxLength={500} isRequired />
    </FormDialog>
  );
}
