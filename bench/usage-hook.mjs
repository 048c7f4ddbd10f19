// Preloaded into a measured process (`node --import`): at its end it tells what it has used, as one JSON line on descriptor 3.
import { writeSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

// Threads of the process preload it as well.
if (isMainThread)
  process.on('exit', () => {
    const { user, system } = process.cpuUsage();
    writeSync(3, JSON.stringify({ cpuMs: (user + system) / 1000, peakMib: process.resourceUsage().maxRSS / 1024 }));
  });
