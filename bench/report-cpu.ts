/** In a server process: tells the bench where it listens, answers with its CPU time, and ends with the bench. */
export function reportTo(origin: string): void {
  process.send?.({ origin });
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send?.({ cpuMs: (user + system) / 1000 });
  });
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
}
