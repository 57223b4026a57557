// Who may subscribe: every signed-in person, for oneself. The owner is a condition of every statement, not a check after it.
import { definePermissions, SIGNED_IN } from '@app/identity';

export const subscriptionPermissions = definePermissions({
  'subscription.keep': [SIGNED_IN],
});

/** Saved searches of one person. What a person can look through in a day is far less; a machine would take any number. */
export const MOST_SAVED_SEARCHES = 50;
/** Organisations and fields that one person follows. */
export const MOST_FOLLOWS = 100;
