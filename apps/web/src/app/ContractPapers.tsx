// Papers of a filing that the server writes: the form, its data in the national system's names, and the certificate once the
// contract is in the ledger.
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { readContractPaper, type Paper } from '../api/queries/contracts.js';
import type { Contract } from '../api/queries/registry-types.js';
import { Button } from '../ui/button/Button.js';
import { saveFile } from '../ui/save-file.js';
import { ActionProblem } from '../ui/states/Problem.js';
import css from './contract-papers.module.css';

const ENDINGS: Record<Paper, string> = {
  certificate: 'pdf',
  form: 'pdf',
  'national-xlsx': 'xlsx',
  'national-json': 'json',
};

export function ContractPapers({ contract }: { contract: Contract }) {
  const { t } = useTranslation();
  const save = useMutation({
    mutationFn: async (paper: Paper) => {
      const name = `${t(`contract.papers.${paper}`)} ${contract.number ?? ''}`.trim();
      saveFile(`${name}.${ENDINGS[paper]}`, await readContractPaper(contract.id, paper));
    },
  });
  const papers = (Object.keys(ENDINGS) as Paper[]).filter((paper) => paper !== 'certificate' || contract.ledger);
  return (
    <>
      <div className={css.papers}>
        {papers.map((paper) => (
          <Button key={paper} isBusy={save.isPending && save.variables === paper} onClick={() => save.mutate(paper)}>
            {t(`contract.papers.${paper}`)}
          </Button>
        ))}
      </div>
      {save.isError && <ActionProblem error={save.error} />}
    </>
  );
}
