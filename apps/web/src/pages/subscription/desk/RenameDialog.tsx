// A new name for a saved search.
import { ChangeSearch } from '@libs/subscription/src/subscription.schema.js';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { changeSearch, type SavedSearch } from '../../../api/queries/subscriptions.js';
import { FormDialog } from '../../../ui/dialog/FormDialog.js';
import { TextField } from '../../../ui/fields/TextField.js';
import { useForm } from '../../../ui/form/useForm.js';

export function RenameDialog({ search, onClose }: { search: SavedSearch; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const form = useForm({ name: search.name });
  return (
    <FormDialog
      title={t('subscription.searches.rename')}
      act={t('subscription.searches.renameAct')}
      form={form}
      schema={ChangeSearch}
      isOpen
      onClose={onClose}
      onConfirm={async ({ name }) => {
        await changeSearch(search.id, { name });
        await client.invalidateQueries({ queryKey: ['saved-search', 'list'] });
      }}
    >
      <TextField bind={form.bind('/name')} label={t('subscription.save.name')} maxLength={60} isRequired />
    </FormDialog>
  );
}
