import { http, type HttpHandler, HttpResponse } from 'msw';
import type { RawRequest, RawResponse, Simulator } from '../model/simulator.ts';

export type MswOptions = {
  /** Where the provider lives: `https://api.example.test`, perhaps with a prefix. */
  readonly origin: string;
  /** Whether the document gives this request a body: a GET of that kind is never answered, whatever it announces. */
  readonly carriesBody?: (request: Pick<RawRequest, 'method' | 'path'>) => boolean;
};

/**
 * MSW handlers on the same core as the HTTP server, for tests inside a process. One handler takes every request below the
 * origin: unknown paths get the simulator's own 501. Interceptors drop the body of a GET before a handler sees it
 * (a WHATWG Request cannot have one), so a GET that announces a body, or is documented with one, gets a 501 that says so.
 */
export function mswHandlers(simulator: Simulator, { origin, carriesBody }: MswOptions): HttpHandler[] {
  const base = new URL(origin);
  const prefix = base.pathname.replace(/\/$/, '');
  const here = ({ request }: { request: Request }): boolean => {
    const url = new URL(request.url);
    return url.origin === base.origin && (url.pathname === prefix || url.pathname.startsWith(`${prefix}/`));
  };
  return [
    http.all(here, async ({ request }) => {
      const raw = await rawRequest(request, prefix);
      const isLost = isBodiless(raw) && (announcesBody(request) || carriesBody?.(raw) === true);
      return isLost ? lostBody() : toResponse(simulator.respond(raw));
    }),
  ];
}

async function rawRequest(request: Request, prefix: string): Promise<RawRequest> {
  const { pathname, search } = new URL(request.url);
  return {
    method: request.method,
    path: `${pathname.slice(prefix.length) || '/'}${search}`,
    headers: [...request.headers],
    body: new Uint8Array(await request.arrayBuffer()),
  };
}

const isBodiless = ({ method, body }: RawRequest): boolean =>
  (method === 'GET' || method === 'HEAD') && body.length === 0;

/** The content headers survive although the content did not. */
function announcesBody({ headers }: Request): boolean {
  const length = Number(headers.get('content-length') ?? 0);
  return length > 0 || headers.has('transfer-encoding') || headers.has('content-type');
}

function lostBody(): Response {
  const problem = 'interceptors drop the body of a GET; use the HTTP server of `contracts mock` for this operation';
  return HttpResponse.json({ problem }, { status: 501 });
}

/** A connection that breaks is a network error here; how the bytes were cut up cannot be shown. */
function toResponse({ status, headers, body, wire }: RawResponse): Response {
  if (wire?.kind === 'reset' || wire?.kind === 'truncate') return HttpResponse.error();
  const bodiless = status === 204 || status === 205 || status === 304;
  return new HttpResponse(bodiless ? null : new Uint8Array(body), {
    status,
    headers: headers.map(([name, value]) => [name, value]),
  });
}
