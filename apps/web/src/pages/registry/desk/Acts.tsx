// The registry's decisions about one filing. Reasons why not come from the server; each act of weight asks first.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../../../api/client.js';
import { contractQuery } from '../../../api/queries/contracts.js';
import { acceptContract } from '../../../api/queries/registry.js';
import type { Contract } from '../../../api/queries/registry-types.js';
import { ActionBar, type Can } from '../../../ui/record/ActionBar.js';
import css from './detail.module.css';
import type { Dialogue } from './dialogue.js';
import { FirstReviewDialog } from './FirstReviewDialog.js';
import { RefuseDialog } from './RefuseDialog.js';
import { RegisterDialog } from './RegisterDialog.js';
import { ReturnDialog } from './ReturnDialog.js';

/** Acts of other stages are left out: the stage itself is written above. */
function present(can: Can): Can {
  return Object.fromEntries(Object.entries(can).filter(([, verdict]) => verdict !== 'contract.wrong-state'));
}

export function Acts({ contract }: { contract: Contract }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const [open, setOpen] = useState<Dialogue | null>(null);
  const [key] = useState(newKey);
  const onDone = async (answer: Contract) => {
    const { queryKey } = contractQuery(contract.id);
    // An answer still on its way is older than the decision and would take it back on the screen.
    await cache.cancelQueries({ queryKey });
    cache.setQueryData(queryKey, answer);
    for (const noun of ['registry', 'dashboard', 'ledger']) void cache.invalidateQueries({ queryKey: [noun] });
    void cache.invalidateQueries({ queryKey: ['contract', 'list'] });
  };
  const dialogue = (name: Dialogue) => ({ contract, isOpen: open === name, onClose: () => setOpen(null), onDone });
  const can = present(contract.can);
  // A dialog with words in it stays, also when the filing has meanwhile been decided elsewhere: the answer says so.
  if (Object.keys(can).length === 0 && open === null) return null;
  return (
    <div className={css.acts}>
      <ActionBar
        can={can}
        actions={[
          {
            key: 'accept',
            label: t('registry.act.accept'),
            intent: 'primary',
            confirm: { title: t('registry.accept.title'), text: t('registry.accept.text') },
            run: async () => onDone(await acceptContract(contract.id, key)),
          },
          {
            key: 'firstReview',
            label: t('registry.act.firstReview'),
            intent: 'primary',
            run: () => setOpen('firstReview'),
          },
          { key: 'register', label: t('registry.act.register'), intent: 'primary', run: () => setOpen('register') },
          { key: 'return', label: t('registry.act.return'), run: () => setOpen('return') },
          { key: 'refuse', label: t('registry.act.refuse'), intent: 'danger', run: () => setOpen('refuse') },
        ]}
      />
      <FirstReviewDialog {...dialogue('firstReview')} />
      <ReturnDialog {...dialogue('return')} />
      <RegisterDialog {...dialogue('register')} />
      <RefuseDialog {...dialogue('refuse')} />
    </div>
  );
}
