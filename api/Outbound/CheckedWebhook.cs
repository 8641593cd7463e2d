using System.Collections.Immutable;
using RedStation.Api.Http.Problems;
using RedStation.Contracts;
using RedStation.Domain.Districts;
using RedStation.Domain.Outbound;
using RedStation.Silo.Outbound;
using RedStation.Storage.Outbound;

namespace RedStation.Api.Outbound;

/// <summary>Reads what a webhook is to be.</summary>
internal static class CheckedWebhook
{
    private const int MostDistricts = 64;

    /// <summary>Where, whose, and which events.</summary>
    public static (string Url, string Description, ImmutableArray<string> Types, ImmutableArray<string> Districts) Webhook(
        this Checker checker, RegisterWebhookRequest request, OutboundOptions options)
    {
        var description = checker.Line(request.Description, "description", Limits.Address);
        if (checker.Require(WebhookUrl.IsSound(request.Url, options.Allows), "url", "an absolute https address without user or fragment"))
        {
            checker.Require(
                options.Allows(new Uri(request.Url!).IdnHost) || WebhookUrl.MayBePublic(request.Url!), "url", "a host of the public internet",
                "webhook_address_refused");
        }

        var types = checker.Set(request.Types, "types", CaseEvents.Types.Length);
        checker.Require(types.All(type => type is not null && CaseEvents.Types.Contains(type)), "types", "types of events");
        var districts = checker.Set(request.Districts, "districts", MostDistricts);
        checker.Require(
            districts.All(adcode => adcode is not null && DistrictScope.IsAdcode(adcode)), "districts", "adcodes of 6 digits");
        return (request.Url ?? "", description, [.. types.OfType<string>()], [.. districts.OfType<string>()]);
    }
}
