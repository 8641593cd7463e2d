using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.SignalR;
using Microsoft.OpenApi;

namespace RedStation.Api.Realtime;

/// <summary>
/// Describes the hubs, for which OpenAPI has no form of its own, as one schema each: <c>RiderHub</c> has <c>calls</c> (the arguments and the result
/// of each method) and <c>messages</c> (what is sent to clients). Made from the C# types, so that programs can generate a client from it.
/// </summary>
internal sealed class HubSchemas(EndpointDataSource endpoints) : IOpenApiDocumentTransformer
{
    public async Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        var hubs = endpoints.Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => (Path: endpoint.RoutePattern.RawText!, endpoint.Metadata.GetMetadata<HubMetadata>()?.HubType))
            .Where(hub => hub.HubType is not null && !hub.Path.EndsWith("/negotiate", StringComparison.Ordinal))
            .OrderBy(hub => hub.Path, StringComparer.Ordinal);
        var writer = new HubSchemaWriter(document, context, cancellationToken);
        foreach (var (path, hub) in hubs)
        {
            document.AddComponent(hub!.Name, await writer.Hub(path, hub));
        }
    }
}
