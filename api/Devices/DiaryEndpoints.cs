using System.Security.Claims;
using RedStation.Api.Http.Bodies;
using RedStation.Api.Http.Identity;
using RedStation.Api.Http.Json;
using RedStation.Api.Http.OpenApi;
using RedStation.Api.Http.Problems;
using RedStation.Contracts;
using RedStation.Contracts.Devices;
using RedStation.Domain.Devices;

namespace RedStation.Api.Devices;

/// <summary>What a device said and heard lately, on a page or as a file. Nothing of it names a person.</summary>
internal static class DiaryEndpoints
{
    private static readonly string[] Columns = ["at (UTC+8)", "direction", "kind", "text", "refused"];

    public static void MapEquipmentDiary(this IEndpointRouteBuilder api) => api.MapGroup("/equipment/{identity}").WithTags("Devices")
        .MapGet("/messages", List)
        .For(Roles.Operator, Roles.Admin)
        .WithSummary("Lists what a device said and heard lately, the latest first")
        .WithDescription(
            "Kept in memory: up to 120 messages that were taken and 60 that were refused, each with its reason. `kind` picks those whose kind "
            + "begins so; `refused=true` those that were refused, `false` the others. `format=csv` or `Accept: text/csv` gives a file. No message "
            + "has a card's number, a token or a place in it.")
        .Produces<EquipmentMessageList>()
        .Refuses(400, "invalid_input").Refuses(403, "not_allowed").Refuses(404, "equipment_not_found");

    /// <param name="identity">The device.</param>
    /// <param name="kind">How the kinds of the messages begin, ≤ 40 characters.</param>
    /// <param name="refused"><c>true</c> or <c>false</c>; absent for both.</param>
    /// <param name="format"><c>json</c> or <c>csv</c>; without it the header Accept decides.</param>
    /// <param name="user">The caller.</param>
    /// <param name="desk">Finds the device.</param>
    /// <param name="grains">Where devices are.</param>
    /// <param name="request">The request.</param>
    private static async Task<IResult> List(
        string identity, string? kind, string? refused, string? format, ClaimsPrincipal user, EquipmentDesk desk, IGrainFactory grains,
        HttpRequest request)
    {
        var checker = new Checker();
        checker.Require(kind is null or { Length: >= 1 and <= DiaryState.LongestKind }, "kind", "1 to 40 characters");
        checker.Require(refused is null or "true" or "false", "refused", "true or false");
        var csv = checker.WantsCsv(format, request);
        if (checker.Failed)
        {
            return checker.ToResult();
        }

        if ((await desk.Find(identity, user)).Refusal is { } refusal)
        {
            return refusal;
        }

        var found = (await grains.Equipment(identity).GetMessages())
            .Where(message => kind is null || message.Kind.StartsWith(kind, StringComparison.OrdinalIgnoreCase))
            .Where(message => refused is null || (message.Fault is not null) == (refused == "true"));
        return csv
            ? new CsvAnswer("messages-" + identity.Replace(':', '-'), Columns, found.Select(Row))
            : Results.Json(new EquipmentMessageList([.. found]));
    }

    private static IReadOnlyList<object?> Row(EquipmentMessage message) =>
        [message.At, WireNames.Of(message.Direction), message.Kind, message.Text, message.Fault is { } fault ? WireNames.Of(fault) : null];
}
