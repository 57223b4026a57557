// The acts of a listing's office, exactly those of `can`; an act of another stage of its life is not drawn.
import { ActionBar, type Action, type Can } from '../../ui/record/ActionBar.js';

export function ListingActs({ can, actions }: { can: Can; actions: readonly Action[] }) {
  return <ActionBar can={can} actions={actions.filter(({ key }) => can[key] !== 'wrong-state')} isSticky />;
}
