import { destroyConnection, type Connection } from './connection.ts';

/** Connections between two exchanges, by origin; the one used last is taken first. */
export type KeptConnections = {
  take(origin: string): Connection | null;
  /** Takes over a connection after an exchange, unless it is closed. */
  keep(origin: string, connection: Connection): void;
  close(): Promise<void>;
};

export function keepConnections(): KeptConnections {
  const idle = new Map<string, Connection[]>();
  return {
    take(origin) {
      const list = idle.get(origin) ?? [];
      for (let kept = list.pop(); kept !== undefined; kept = list.pop()) {
        if (!kept.socket.destroyed) return kept;
      }
      return null;
    },
    keep(origin, connection) {
      if (connection.socket.destroyed) return;
      const list = idle.get(origin) ?? [];
      idle.set(origin, list);
      list.push(connection);
    },
    async close() {
      const all = [...idle.values()].flat();
      idle.clear();
      await Promise.all(all.map(destroyConnection));
    },
  };
}
