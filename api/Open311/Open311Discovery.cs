using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using RedStation.Domain;
using RedStation.Silo.Settings;
using RedStation.Storage.Cases;

namespace RedStation.Api.Open311;

/// <summary>Says what is here, and when the classes last changed.</summary>
internal static class Open311Discovery
{
    private const string Specification = "http://wiki.open311.org/GeoReport_v2";

    /// <summary>When the classes came that the program brings along.</summary>
    private static readonly DateTimeOffset FirstClasses = new(2026, 11, 29, 0, 0, 0, TimeSpan.Zero);

    /// <summary><c>GET /discovery</c>.</summary>
    public static async Task<IResult> Get(HttpRequest request, CaseRuleStore rules, IOptions<Open311Options> options)
    {
        var changeset = W3CTime.Write(await rules.LastPublishedAt(CaseRuleKinds.Classes) ?? FirstClasses);
        return new Open311Answer("discovery", new JsonObject
        {
            ["changeset"] = changeset,
            ["contact"] = options.Value.Contact,
            ["key_service"] = options.Value.KeyService,
            ["endpoints"] = new JsonArray(new JsonObject
            {
                ["specification"] = Specification,
                ["url"] = Open311Endpoints.SiteOf(request) + Open311Endpoints.Path,
                ["changeset"] = changeset,
                ["type"] = "production",
                ["formats"] = new JsonArray("text/xml", "application/json"),
            }),
        });
    }
}
