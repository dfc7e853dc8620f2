// Exits with a message when a port is taken, instead of failing somewhere deep.
import net from 'node:net';

const taken = [];
for (const port of process.argv.slice(2).map(Number)) {
  const free = await new Promise(resolve => {
    const server = net.createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
  if (!free) {
    taken.push(port);
  }
}
if (taken.length > 0) {
  console.error(
    `error: port ${taken.join(' and ')} is in use. ` +
      'Is the portal running already? Stop what listens there and try again.',
  );
  process.exit(1);
}
