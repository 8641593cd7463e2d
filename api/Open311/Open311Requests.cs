using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using RedStation.Api.Http.Problems;
using RedStation.Domain.Cases;
using RedStation.Storage.Cases;
using RedStation.Storage.Queries;

namespace RedStation.Api.Open311;

/// <summary>Cases, as service requests of GeoReport. They are read from their table, without a grain.</summary>
internal static class Open311Requests
{
    private const string Jurisdiction = "jurisdiction_id";

    /// <summary><c>GET /requests</c>.</summary>
    public static async Task<IResult> List(
        HttpRequest request, Open311Jurisdictions jurisdictions, PublicCaseQueries cases, CaseRuleCache rules, TimeProvider clock)
    {
        var (query, refused) = Open311Query.Read(request.Query, jurisdictions, clock.GetUtcNow());
        if (query is null)
        {
            return refused!;
        }

        var found = query.Ids is { } ids ? await cases.Named(ids) : await cases.Reported(query.Filter, query.Skip, query.Limit);
        return Answer(found, query.Extended, await rules.Current(), request);
    }

    /// <summary><c>GET /requests/{id}</c>: a list of one.</summary>
    /// <param name="id">The case.</param>
    /// <param name="jurisdictionId">An adcode.</param>
    /// <param name="extensions"><c>true</c> for what GeoReport does not know.</param>
    /// <param name="jurisdictions">Which adcodes there are.</param>
    /// <param name="cases">Where cases are.</param>
    /// <param name="rules">The classes.</param>
    /// <param name="request">The request.</param>
    public static async Task<IResult> Get(
        string id, [FromQuery(Name = Jurisdiction)] string? jurisdictionId, string? extensions,
        Open311Jurisdictions jurisdictions, PublicCaseQueries cases, CaseRuleCache rules, HttpRequest request)
    {
        if (jurisdictions.Read(jurisdictionId).Refused is { } refused)
        {
            return refused;
        }

        var found = EntityIds.IsId(id) ? await cases.Named([id]) : [];
        return found.Count == 0 ? Open311Error.NotFound("request_unknown") : Answer(found, extensions == "true", await rules.Current(), request);
    }

    /// <summary>
    /// <c>GET /tokens/{id}</c>. Every report is answered with its id at once, so no tokens are handed out; the id is taken for one.
    /// </summary>
    /// <param name="id">The token.</param>
    /// <param name="jurisdictionId">An adcode.</param>
    /// <param name="jurisdictions">Which adcodes there are.</param>
    /// <param name="cases">Where cases are.</param>
    public static async Task<IResult> Token(
        string id, [FromQuery(Name = Jurisdiction)] string? jurisdictionId, Open311Jurisdictions jurisdictions, PublicCaseQueries cases)
    {
        if (jurisdictions.Read(jurisdictionId).Refused is { } refused)
        {
            return refused;
        }

        return EntityIds.IsId(id) && await cases.Named([id]) is [var found]
            ? new Open311Answer("service_requests", new JsonArray(new JsonObject { ["service_request_id"] = found.Id, ["token"] = id }))
            : Open311Error.NotFound("token_unknown");
    }

    private static Open311Answer Answer(IEnumerable<PublicCase> found, bool extended, CaseRuleSet rules, HttpRequest request) => new(
        "service_requests", new JsonArray([.. found.Select(one => Open311Request.Of(one, rules, extended, Open311Endpoints.SiteOf(request)))]));
}
