import type { NextConfig } from "next";

const config: NextConfig = {
  distDir: process.env.BUILD_DIR || ".next",
  poweredByHeader: false,
  // Left to Node: native code, WebAssembly, and what must exist once in a process that has it in the launcher too.
  serverExternalPackages: [
    "@node-rs/argon2",
    "graphile-worker",
    "ioredis",
    "pg",
    "pino",
    "prom-client",
    "nodemailer",
  ],
  // Bodies are small and answers of the API come ready; a proxy in front, if any, compresses better and cheaper.
  compress: false,
  // `npm test` checks the types; a first start need not.
  typescript: { ignoreBuildErrors: true },
  devIndicators: false,
  allowedDevOrigins: ["127.0.0.1"],
};

export default config;
