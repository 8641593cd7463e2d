# syntax=docker/dockerfile:1
# From the repository's root: docker build -f deploy/containers/silo.Dockerfile -t redstation/silo .
# The same image does what the silo program can be told to do: docker run redstation/silo migrate

FROM mcr.microsoft.com/dotnet/sdk:10.0-noble AS build
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/root/.nuget/packages \
    dotnet publish silo/RedStation.Silo.csproj -c Release -p:UseAppHost=false -o /out

FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra
WORKDIR /app
COPY --from=build /out ./
USER 1654:1654
ENV ASPNETCORE_URLS=http://+:8080 \
    RedStation__Data=/tmp \
    RedStation__Cluster__SiloPort=11111 \
    RedStation__Cluster__GatewayPort=30000 \
    DOTNET_EnableDiagnostics=0
EXPOSE 8080 11111 30000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["dotnet", "RedStation.Silo.dll", "probe", "http://127.0.0.1:8080/readyz"]
ENTRYPOINT ["dotnet", "RedStation.Silo.dll"]
