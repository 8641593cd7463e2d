using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.OpenApi;

[Collection(CityCollection.Name)]
public sealed class DocumentTests(DemoApiFixture city)
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
        Assert.StartsWith(
            "code: no_free_port, already_reserved, station_closed,", (string?)reserve["responses"]!["409"]!["description"], StringComparison.Ordinal);
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
        Assert.All(
            ["/hubs/live", "/hubs/rider", "/hubs/dispatch", "/hubs/station", "TileReset"],
            word => Assert.Contains(word, hubs, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Document_DescribesEveryHub_AsThePageForPeopleDoes()
    {
        var schemas = (await Document())["components"]!["schemas"]!;
        var page = (await city.Anonymous().Get("/docs/hubs")).Is(HttpStatusCode.OK).Text;
        var hubs = city.Service<EndpointDataSource>().Endpoints.Select(endpoint => endpoint.Metadata.GetMetadata<HubMetadata>()?.HubType)
            .OfType<Type>().Distinct().ToList();
        Assert.Equal(4, hubs.Count);
        foreach (var hub in hubs)
        {
            var schema = schemas[hub.Name]!["properties"]!;
            var calls = schema["calls"]!["properties"]!.AsObject().Select(call => call.Key).ToList();
            var messages = schema["messages"]!["properties"]!.AsObject().Select(message => message.Key).ToList();
            Assert.Contains("Ping", calls);
            Assert.NotEmpty(messages);
            Assert.All(calls.Concat(messages), name => Assert.Contains($"<code>{name}(", page, StringComparison.Ordinal));
        }

        var accept = schemas["RiderHub"]!["properties"]!["calls"]!["properties"]!["Accept"]!["properties"]!;
        Assert.Equal(["string", "string"], accept["arguments"]!["prefixItems"]!.AsArray().Select(argument => (string?)argument!["type"]));
        Assert.EndsWith("/TaskView", (string?)accept["result"]!["$ref"], StringComparison.Ordinal);
    }

    /// <summary>
    /// The pages are built from the document in the repository, without a server that could be asked. <c>tests/openapi.sh</c> renews it.
    /// </summary>
    [Fact]
    public async Task Document_InTheRepository_IsTheOneServed()
    {
        var served = DocumentFile.Text(await Document());
        if (Environment.GetEnvironmentVariable("OPENAPI_DOCUMENT") == "write")
        {
            await File.WriteAllTextAsync(DocumentFile.Path, served, TestContext.Current.CancellationToken);
        }

        var kept = await File.ReadAllTextAsync(DocumentFile.Path, TestContext.Current.CancellationToken);
        var difference = served.Split('\n').Zip(kept.Split('\n')).FirstOrDefault(line => line.First != line.Second);
        Assert.True(
            served == kept,
            $"api/docs/openapi.json is out of date: run tests/openapi.sh. Served is {difference.First}, kept was {difference.Second}");
    }

    private async Task<JsonNode> Document() => (await city.Anonymous().Get("/openapi/v1.json")).Is(HttpStatusCode.OK).Json;
}
