import { pino } from "pino";

/**
 * The log of this process: JSON lines on standard output. Use `log.child({ requestId })` for what belongs to a request.
 * Values that could let somebody in are cut, wherever an object carries them one or two levels deep.
 */
export const log = pino({
  level: process.env.LOG_LEVEL || "info",
  base: { pid: process.pid },
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (label) => ({ level: label }) },
  redact: {
    paths: [
      "password",
      "*.password",
      "passwordHash",
      "*.passwordHash",
      "token",
      "*.token",
      "secret",
      "*.secret",
      "authorization",
      "*.authorization",
      "cookie",
      "*.cookie",
      'headers["set-cookie"]',
      '*.headers["set-cookie"]',
      "*.headers.authorization",
      "*.headers.cookie",
    ],
    censor: "[cut]",
  },
});
