using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.Open311;

/// <summary>What answers of GeoReport must be, written down from the specification and the constraints of its published schemas.</summary>
internal static class GeoReport
{
    private static readonly string[] Lists = ["endpoints", "formats", "services", "attributes", "values", "service_requests", "errors"];

    /// <summary>Asserts that an answer is a list of errors with this status, in both formats.</summary>
    public static void IsRefused(this Reply reply, HttpStatusCode status)
    {
        Assert.Equal(status, reply.Status);
        var error = Assert.Single((reply.Text.StartsWith('<') ? FromXml(reply.Text) : reply.Json).AsArray())!;
        Assert.Equal((int)status, int.Parse(error["code"]!.ToString(), System.Globalization.CultureInfo.InvariantCulture));
        Assert.NotEmpty((string)error["description"]!);
    }

    /// <summary>The JSON that an XML answer would be by the Spark convention: lists lose their wrapper, what is empty is null.</summary>
    public static JsonNode FromXml(string xml)
    {
        Assert.StartsWith("<?xml version=\"1.0\" encoding=\"utf-8\"?>", xml, StringComparison.Ordinal);
        var root = XDocument.Parse(xml).Root!;
        Assert.All(root.DescendantsAndSelf(), element => Assert.Equal("", element.Name.NamespaceName));
        return Value(root)!;
    }

    /// <summary>The same with every single value as text, for XML knows no types.</summary>
    public static string AsText(JsonNode? node) => node switch
    {
        JsonObject fields => "{" + string.Join(",", fields.Select(field => $"{field.Key}:{AsText(field.Value)}")) + "}",
        JsonArray entries => "[" + string.Join(",", entries.Select(AsText)) + "]",
        null => "null",
        _ => node.ToString(),
    };

    public static void CheckService(JsonNode service)
    {
        Is(service, JsonValueKind.String, "service_code", "service_name");
        Assert.True(service["metadata"]!.GetValueKind() is JsonValueKind.True or JsonValueKind.False);
        Assert.Contains((string)service["type"]!, (string[])["realtime", "batch", "blackbox"]);
        IsOrNull(service, JsonValueKind.String, "description", "keywords", "group");
    }

    public static void CheckDefinition(JsonNode definition)
    {
        Is(definition, JsonValueKind.String, "service_code");
        foreach (var attribute in definition["attributes"]!.AsArray())
        {
            Is(attribute!, JsonValueKind.String, "code");
            Assert.True(attribute!["variable"]!.GetValueKind() is JsonValueKind.True or JsonValueKind.False);
            Assert.True(attribute["required"]!.GetValueKind() is JsonValueKind.True or JsonValueKind.False);
            Assert.Contains(
                (string)attribute["datatype"]!, (string[])["string", "number", "datetime", "text", "singlevaluelist", "multivaluelist"]);
            IsOrNull(attribute, JsonValueKind.String, "description", "datatype_description");
            IsOrNull(attribute, JsonValueKind.Number, "order");
            foreach (var value in attribute["values"]?.AsArray() ?? [])
            {
                Is(value!, JsonValueKind.String, "key", "name");
            }
        }
    }

    public static void CheckRequest(JsonNode request)
    {
        Is(request, JsonValueKind.String, "service_request_id", "service_code");
        Assert.Contains((string)request["status"]!, (string[])["open", "closed"]);
        IsOrNull(
            request, JsonValueKind.String,
            "status_notes", "service_name", "description", "agency_responsible", "service_notice", "address", "address_id", "zipcode", "media_url");
        IsOrNull(request, JsonValueKind.Number, "lat", "long");
        Assert.True(((string?)request["description"])?.Length is null or <= 4_000);
        IsTime(request["requested_datetime"]);
        foreach (var name in (string[])["updated_datetime", "expected_datetime"])
        {
            if (request[name] is { } time)
            {
                IsTime(time);
            }
        }
    }

    public static void IsTime(JsonNode? time) =>
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$", (string?)time);

    private static JsonNode? Value(XElement element) =>
        Lists.Contains(element.Name.LocalName) ? new JsonArray([.. element.Elements().Select(Value)])
        : element.HasElements ? new JsonObject(element.Elements().Select(field => KeyValuePair.Create(field.Name.LocalName, Value(field))))
        : element.Value.Length == 0 ? null
        : JsonValue.Create(element.Value);

    private static void Is(JsonNode node, JsonValueKind kind, params string[] names) =>
        Assert.All(names, name => Assert.Equal(kind, node[name]!.GetValueKind()));

    private static void IsOrNull(JsonNode node, JsonValueKind kind, params string[] names) =>
        Assert.All(names, name => Assert.True(node[name] is null || node[name]!.GetValueKind() == kind, name));
}
