const port = Number(process.env.PROXIMA_PORT ?? 41783);

/** The built page with the headers that it asks for. */
export const BUILT_URL = `http://127.0.0.1:${port}/`;
/** The same on a plain static host, which sends none. */
export const PLAIN_URL = `http://127.0.0.1:${port + 1}/`;
