import { Socket } from 'node:net';

/** Names the descriptor on which the launcher holds the other end of a pipe. */
export const TETHER = 'CONTRACTS_LAUNCHER_FD';

/** In the child: when the launcher is gone (even by SIGKILL), the pipe ends and so do we. */
export function endWithLauncher() {
  const fd = process.env[TETHER];
  if (fd === undefined) return;
  delete process.env[TETHER];
  const pipe = new Socket({ fd: Number(fd), readable: true, writable: false });
  pipe.on('error', () => {}).on('close', () => process.kill(process.pid, 'SIGTERM'));
  pipe.resume().unref();
}
