import { createContext, type ReactNode, useContext } from 'react';
import type { Client } from './client.ts';

const ClientContext = createContext<Client | null>(null);

/** Gives everything below it the one client of this window. */
export const ClientProvider = ({
  client,
  children,
}: {
  readonly client: Client;
  readonly children: ReactNode;
}) => <ClientContext value={client}>{children}</ClientContext>;

/** The client of this window; a bug when used outside `ClientProvider`. */
export const useClient = (): Client => {
  const client = useContext(ClientContext);
  if (client === null) throw new Error('useClient needs a ClientProvider above it');
  return client;
};
