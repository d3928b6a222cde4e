# Built with everything, run with what the server needs, by a user who owns nothing but the data folder.
FROM node:20-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc tsconfig.base.json tsconfig.json ./
COPY shared/package.json shared/
COPY provider/package.json provider/
COPY server/package.json server/
COPY client/package.json client/
COPY e2e/package.json e2e/
RUN npm ci
COPY scripts scripts
COPY shared shared
COPY provider provider
COPY server server
COPY client client
RUN npm run build && npm prune --omit=dev

FROM node:20-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 DATA_DIR=/data
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/shared/package.json shared/
COPY --from=build /app/shared/dist shared/dist
COPY --from=build /app/provider/package.json provider/
COPY --from=build /app/provider/dist provider/dist
COPY --from=build /app/server/package.json server/
COPY --from=build /app/server/dist server/dist
COPY --from=build /app/client/dist client/dist
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 4780
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:'+(process.env.PORT||4780)+'/readyz').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"]
# The flags of scripts/server-flags.json; node itself is the first process, so that a stop reaches it and it ends within
# its five seconds.
CMD ["node", "--enable-source-maps", "--max-semi-space-size=8", "server/dist/main.js"]
