using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace RedStation.Api.Http.OpenApi;

/// <summary>What the document says about the whole.</summary>
internal sealed class DocumentHead : IOpenApiDocumentTransformer
{
    /// <summary>The name of the security scheme.</summary>
    public const string Bearer = "bearer";

    private const string Description =
        """
        Stations, riders and governance tasks. JSON is camelCase; times are ISO 8601 in UTC with `Z`; positions are WGS-84.
        Every command takes `operationId`: for 24 hours a repeat gives the first answer again, refusals too; later it is 409
        `operation_id_too_old` and never carried out again. The same id with another body is 409 `operation_id_reused`. Ids count for the
        person who sends them, those of a device within its sign-in. That a thing named in the path is not there (404) is no answer to remember.
        Errors are RFC 9457 problem details with a stable `code`, in Chinese, or in English by `Accept-Language`.
        Lists answer `{ items, next }`. The hubs are described at `/docs/hubs`, what holds for all calls and when each refuses at `/docs/contract`.
        """;

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo { Title = "RedStation", Version = "1", Description = Description };
        // Where it is reached is the caller's business; what the server believes may be an inner address.
        document.Servers = [new OpenApiServer { Url = "/" }];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[Bearer] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            BearerFormat = "JWT",
            Description = "The `accessToken` of `POST /api/v1/auth/token`.",
        };
        // A shared schema is as whoever was met first needed it; who may be null says so beside the reference.
        foreach (var shared in document.Components.Schemas?.Values.OfType<OpenApiSchema>().Where(schema => schema.Enum is { Count: > 0 }) ?? [])
        {
            shared.Type &= ~JsonSchemaType.Null;
        }

        document.AddComponent(ProblemSchema.Name, ProblemSchema.Create());
        return Task.CompletedTask;
    }
}
