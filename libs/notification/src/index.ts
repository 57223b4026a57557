// The door of the notification room. Nothing of it is called from elsewhere: it listens.
export { NotificationModule } from './notification.module.js';
