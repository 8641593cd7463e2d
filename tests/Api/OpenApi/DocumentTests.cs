using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR;
using RedStation.Api.Http.Problems;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.OpenApi;

[Collection(DemoApiCollection.Name)]
public sealed class DocumentTests(DemoApiFixture api)
{
    [Fact]
    public async Task Document_DescribesEveryEndpoint()
    {
        var paths = (await Document())["paths"]!.AsObject();
        var endpoints = api.Service<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
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

    /// <summary>Types that go out as they are, because they are views of the contracts or settings, keep the names they have there.</summary>
    [Fact]
    public async Task Bodies_AreNamedRequest_AndAnswersOfTheApi_WireOrList()
    {
        var own = typeof(Problem).Assembly.GetTypes().Select(type => type.Name).ToHashSet(StringComparer.Ordinal);
        var operations = (await Document())["paths"]!.AsObject()
            .SelectMany(path => path.Value!.AsObject(), (path, operation) => (Name: $"{operation.Key} {path.Key}", Operation: operation.Value!))
            .ToList();
        var bodies = (
            from one in operations
            from schema in Schemas(one.Operation["requestBody"])
            select (one.Name, Schema: schema)).ToList();
        var answers = (
            from one in operations
            from answer in one.Operation["responses"]!.AsObject()
            where answer.Key.StartsWith('2')
            from schema in Schemas(answer.Value)
            where own.Contains(schema)
            select (one.Name, Schema: schema)).ToList();
        Assert.True(bodies.Count > 10 && answers.Count > 10);
        Assert.All(bodies, body => Assert.EndsWith("Request", body.Schema, StringComparison.Ordinal));
        Assert.All(answers, answer => Assert.Matches("(Wire|List)$", answer.Schema));
    }

    [Fact]
    public async Task Pages_ForPeople_LoadNothingFromElsewhere()
    {
        var interactive = (await api.Anonymous().Get("/docs/")).Is(HttpStatusCode.OK).Text;
        Assert.DoesNotContain("http", interactive, StringComparison.OrdinalIgnoreCase);
        var contract = (await api.Anonymous().Get("/docs/contract")).Is(HttpStatusCode.OK).Text;
        Assert.All(["/api/v1/stations/{id}/reservations", "operation_id_too_old"], word => Assert.Contains(word, contract, StringComparison.Ordinal));
        var hubs = (await api.Anonymous().Get("/docs/hubs")).Is(HttpStatusCode.OK).Text;
        Assert.All(
            ["/hubs/live", "/hubs/rider", "/hubs/dispatch", "/hubs/station", "TileReset"],
            word => Assert.Contains(word, hubs, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Document_DescribesEveryHub_AsThePageForPeopleDoes()
    {
        var schemas = (await Document())["components"]!["schemas"]!;
        var page = (await api.Anonymous().Get("/docs/hubs")).Is(HttpStatusCode.OK).Text;
        var hubs = api.Service<EndpointDataSource>().Endpoints.Select(endpoint => endpoint.Metadata.GetMetadata<HubMetadata>()?.HubType)
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

    /// <summary>The names of the schemas of a body or an answer.</summary>
    private static IEnumerable<string> Schemas(JsonNode? part) => (part?["content"]?.AsObject() ?? new JsonObject())
        .Select(content => (string?)content.Value!["schema"]?["$ref"]).OfType<string>()
        .Select(reference => reference[(reference.LastIndexOf('/') + 1)..]);

    private async Task<JsonNode> Document() => (await api.Anonymous().Get("/openapi/v1.json")).Is(HttpStatusCode.OK).Json;
}
