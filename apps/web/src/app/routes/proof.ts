// Route of the public verification of the ledger; `?number=…&code=…` as in the QR code of a certificate.
import { page, type RouteArea } from '../areas.js';

export const area: RouteArea = {
  public: [{ path: 'proof', ...page(() => import('../../pages/proof/index.js'), 'proof', 'ledger', 'contract') }],
};
