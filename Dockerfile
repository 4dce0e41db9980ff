# syntax=docker/dockerfile:1
# The server with its pages. Settings come from the environment (README, "Configuration"); data is in the volume /data.

FROM node:24-trixie-slim AS build
# better-sqlite3 is compiled where it finds no binary made for this Node; argon2 brings its binary in its npm package.
RUN apt-get update \
  && apt-get install -y --no-install-recommends g++ make python3 \
  && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund
COPY vite.config.ts vite.older.config.ts vite.server.config.ts tsconfig.json ./
COPY vite ./vite
COPY migrations ./migrations
COPY shared ./shared
COPY server ./server
COPY web ./web
COPY docs/guide ./docs/guide
RUN npm run build && npm prune --omit=dev --no-audit --no-fund

FROM node:24-trixie-slim
ENV NODE_ENV=production HOST=0.0.0.0 DATABASE_URL=/data/dangxian.sqlite
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY deploy/start.sh deploy/healthcheck.mjs ./deploy/
# Customers' phones are in the database and its backups, so no other user of the machine may read them.
RUN install -d -o node -g node -m 700 /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 CMD ["node", "deploy/healthcheck.mjs"]
CMD ["sh", "deploy/start.sh"]
