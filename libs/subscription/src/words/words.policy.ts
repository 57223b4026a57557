// Who may change the words of the search box: the operator alone, because everybody searches with them.
import { definePermissions } from '@app/identity';

export const wordsPermissions = definePermissions({
  'search.tune': ['PLATFORM_ADMIN'],
});
