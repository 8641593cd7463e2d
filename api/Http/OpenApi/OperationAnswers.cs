using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace RedStation.Api.Http.OpenApi;

/// <summary>Adds to each operation who may call it and with which codes it may refuse.</summary>
internal sealed class OperationAnswers : IOpenApiOperationTransformer
{
    private const string ProblemType = "application/problem+json";

    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var answers = metadata.OfType<ProblemCodes>().ToList();
        var roles = metadata.OfType<IAuthorizeData>().Select(data => data.Roles).OfType<string>().LastOrDefault();
        if (roles is not null && !metadata.OfType<IAllowAnonymous>().Any())
        {
            operation.Security = [new() { [new OpenApiSecuritySchemeReference(DocumentHead.Bearer, context.Document)] = [] }];
            operation.Description = $"For: {roles.Replace(",", ", ", StringComparison.Ordinal)}. {operation.Description}".TrimEnd();
            answers.Add(new ProblemCodes(StatusCodes.Status401Unauthorized, ["not_signed_in"]));
            answers.Add(new ProblemCodes(StatusCodes.Status403Forbidden, ["not_allowed"]));
        }

        // Every call refuses query parameters that it does not know, by name.
        answers.Add(new ProblemCodes(StatusCodes.Status400BadRequest, ["invalid_input"]));
        if (metadata.OfType<IAcceptsMetadata>().Any())
        {
            answers.Add(new ProblemCodes(StatusCodes.Status413PayloadTooLarge, ["body_too_large"]));
        }

        if (metadata.OfType<IAcceptsMetadata>().Any(accepts => accepts.RequestType != typeof(string) && accepts.RequestType != typeof(byte[])))
        {
            answers.Add(new ProblemCodes(StatusCodes.Status415UnsupportedMediaType, ["unsupported_media_type", "unsupported_charset"]));
        }

        answers.Add(new ProblemCodes(StatusCodes.Status429TooManyRequests, ["too_many_requests"]));
        answers.Add(new ProblemCodes(StatusCodes.Status503ServiceUnavailable, ["storage_unavailable", "busy"]));
        operation.Responses ??= [];
        foreach (var status in answers.GroupBy(answer => answer.Status))
        {
            var codes = status.SelectMany(answer => answer.Codes).Distinct().ToList();
            operation.Responses[status.Key.ToString(CultureInfo.InvariantCulture)] = Response(codes, context.Document);
        }

        return Task.CompletedTask;
    }

    private static OpenApiResponse Response(List<string> codes, OpenApiDocument? document) => new()
    {
        Description = "code: " + string.Join(", ", codes),
        Content = new Dictionary<string, OpenApiMediaType> { [ProblemType] = new() { Schema = Schema(codes, document) } },
    };

    private static OpenApiSchema Schema(List<string> codes, OpenApiDocument? document) => new()
    {
        AllOf =
        [
            new OpenApiSchemaReference(ProblemSchema.Name, document),
            new OpenApiSchema
            {
                Properties = new Dictionary<string, IOpenApiSchema>
                {
                    ["code"] = new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. codes.Select(code => (JsonNode)code)] },
                },
            },
        ],
    };
}
