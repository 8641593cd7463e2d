using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.OpenApi;

[Collection(CityCollection.Name)]
public sealed class DocumentTests(StillCity city)
{
    [Fact]
    public async Task Document_DescribesEveryEndpoint()
    {
        var paths = (await Document())["paths"]!.AsObject();
        var endpoints = city.Service<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/api/v1", StringComparison.Ordinal)).ToList();
        Assert.True(endpoints.Count > 30);
        foreach (var endpoint in endpoints)
        {
            var path = endpoint.RoutePattern.RawText!.TrimEnd('/');
            var method = endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods[0];
            var operation = paths[path]?[method.ToLowerInvariant()];
            Assert.False(string.IsNullOrWhiteSpace((string?)operation?["summary"]), $"{method} {path}");
            Assert.Contains(operation!["responses"]!.AsObject(), answer => answer.Key.StartsWith('2'));
        }
    }

    [Fact]
    public async Task Document_NamesCodes_Enums_AndTimes()
    {
        var document = await Document();
        var reserve = document["paths"]!["/api/v1/stations/{id}/reservations"]!["post"]!;
        Assert.StartsWith("code: no_free_port, already_reserved, station_closed,", (string?)reserve["responses"]!["409"]!["description"], StringComparison.Ordinal);
        Assert.NotNull(reserve["security"]);
        var schemas = document["components"]!["schemas"]!;
        Assert.Contains("offline", schemas["PortStatus"]!["enum"]!.AsArray().Select(value => (string?)value));
        Assert.Equal("date-time", (string?)schemas["ReservationWire"]!["properties"]!["expiresAt"]!["format"]);
    }

    [Fact]
    public async Task Pages_ForPeople_LoadNothingFromElsewhere()
    {
        var interactive = (await city.Anonymous().Get("/docs/")).Is(HttpStatusCode.OK).Text;
        Assert.DoesNotContain("http", interactive, StringComparison.OrdinalIgnoreCase);
        var contract = (await city.Anonymous().Get("/docs/contract")).Is(HttpStatusCode.OK).Text;
        Assert.All(["/api/v1/stations/{id}/reservations", "operation_id_too_old"], word => Assert.Contains(word, contract, StringComparison.Ordinal));
        var hubs = (await city.Anonymous().Get("/docs/hubs")).Is(HttpStatusCode.OK).Text;
        Assert.All(["/hubs/live", "/hubs/rider", "/hubs/dispatch", "/hubs/station", "TileReset"], word => Assert.Contains(word, hubs, StringComparison.Ordinal));
    }

    private async Task<JsonNode> Document() => (await city.Anonymous().Get("/openapi/v1.json")).Is(HttpStatusCode.OK).Json;
}
