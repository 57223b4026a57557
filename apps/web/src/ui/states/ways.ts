// Where a reader can go on from a page that is not there. The shells say it, because this kit knows no address.
import { createContext, type ReactNode } from 'react';

export const Ways = createContext<ReactNode>(null);

/** The way to sign in again, for what was refused because the session has ended. */
export const SignIn = createContext<ReactNode>(null);
