// Files of a filing; opened with the session, in a new tab.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { openFile } from '../api/open-file.js';
import { readContractFile } from '../api/queries/contracts.js';
import type { Contract } from '../api/queries/registry-types.js';
import { Attachments } from '../ui/record/Attachments.js';
import { ActionProblem } from '../ui/states/Problem.js';

export function ContractFiles({ contract }: { contract: Contract }) {
  const { t } = useTranslation();
  const [error, setError] = useState<unknown>(null);
  return (
    <>
      <Attachments
        files={contract.files.map((file) => ({
          id: file.id,
          name: file.name,
          sizeBytes: file.size,
          note: t(`enum.contractFileKind.${file.kind}`),
        }))}
        onOpen={(file) => {
          setError(null);
          openFile(() => readContractFile(contract.id, file.id)).catch(setError);
        }}
      />
      {error !== null && <ActionProblem error={error} />}
    </>
  );
}
