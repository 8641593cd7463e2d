# syntax=docker/dockerfile:1
# From the repository's root: docker build -f deploy/containers/api.Dockerfile -t redstation/api .

FROM node:22-bookworm-slim AS web
WORKDIR /src/api/Web
COPY api/Web/package.json api/Web/package-lock.json api/Web/.npmrc* ./
RUN --mount=type=cache,target=/root/.npm npm ci --no-audit --no-fund
COPY api/Web/ ./
# The pages' types are generated from it.
COPY api/docs/openapi.json ../docs/
# Into ../wwwroot.
RUN npm run build

FROM mcr.microsoft.com/dotnet/sdk:10.0-noble AS build
WORKDIR /src
COPY . .
COPY --from=web /src/api/wwwroot api/wwwroot
RUN --mount=type=cache,target=/root/.nuget/packages \
    dotnet publish api/RedStation.Api.csproj -c Release -p:BuildWeb=false -p:UseAppHost=false -o /out && mkdir /data

# "extra" has the time zones and the cultures of the texts. There is no shell in it, and no root.
FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra
WORKDIR /app
COPY --from=build /out ./
COPY --from=build --chown=1654:1654 /data /data
USER 1654:1654
ENV ASPNETCORE_URLS=http://+:8080 \
    RedStation__Data=/data \
    RedStation__Hosting=client \
    DOTNET_EnableDiagnostics=0
EXPOSE 8080
VOLUME /data
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
  CMD ["dotnet", "RedStation.Silo.dll", "probe", "http://127.0.0.1:8080/readyz"]
ENTRYPOINT ["dotnet", "RedStation.Api.dll"]
