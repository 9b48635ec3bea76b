# Strongroom in one image: the application, its worker and the embedded PostgreSQL (unused when DATABASE_URL is set).
# Builds with: docker build -t strongroom .

FROM node:24-trixie-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc prisma.config.ts ./
COPY prisma/schema.prisma prisma/schema.prisma
RUN npm ci
COPY . .
RUN npm exec -- node server/build.ts && npm prune --omit=dev && rm -rf .next/cache

FROM node:24-trixie-slim
ENV NODE_ENV=production DATA_DIR=/data PORT=3000 NEXT_TELEMETRY_DISABLED=1
WORKDIR /app
# Owned by root and only read by the account that runs it; /data is all that it writes.
COPY --from=build /app ./
RUN groupadd --system --gid 10001 strongroom \
 && useradd --system --uid 10001 --gid 10001 --home-dir /data --shell /usr/sbin/nologin strongroom \
 && install -d -o strongroom -g strongroom -m 0711 /data
USER strongroom
VOLUME /data
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/api/health/live`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node_modules/.bin/node", "server/start.ts"]
