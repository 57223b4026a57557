// Who may read notifications: everyone their own. The recipient is a condition of every statement, not a check after it.
import { definePermissions, SIGNED_IN } from '@app/identity';

export const NOTIFICATION_PERMISSIONS = definePermissions({
  'notification.read': [SIGNED_IN],
});
