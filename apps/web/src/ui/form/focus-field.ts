// Puts the cursor into the control of a pointer, or into the nearest one above it.
import { controlId } from '../fields/binding.js';

export function focusField(pointer: string) {
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const control = document.getElementById(controlId(at));
    if (!control) continue;
    control.scrollIntoView({ block: 'center' });
    control.focus();
    return;
  }
}
