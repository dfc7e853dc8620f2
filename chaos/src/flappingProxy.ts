import net from 'node:net';

/** The way to the warehouse, which can be cut. */
export type FlappingProxy = {
  port: number;
  /** Cuts what is connected, and lets nobody through, until it is up again. */
  set(isUp: boolean): void;
  close(): Promise<void>;
};

export async function startFlappingProxy(target: {
  host: string;
  port: number;
}): Promise<FlappingProxy> {
  let isUp = true;
  const open = new Set<net.Socket>();
  const server = net.createServer(client => {
    if (!isUp) {
      client.destroy();
      return;
    }
    const upstream = net.connect(target);
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ]) {
      open.add(from);
      from.on('error', () => to.destroy());
      from.on('close', () => {
        open.delete(from);
        to.destroy();
      });
      from.pipe(to);
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address() as net.AddressInfo;
  const cut = () => open.forEach(socket => socket.destroy());
  return {
    port: address.port,
    set(next) {
      isUp = next;
      if (!isUp) {
        cut();
      }
    },
    async close() {
      cut();
      await new Promise(resolve => server.close(resolve));
    },
  };
}
