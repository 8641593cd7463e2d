using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using RedStation.Api.Accounts;
using RedStation.Api.Http.Identity;
using RedStation.Api.Players;
using RedStation.Domain;

namespace RedStation.Api.Demo;

/// <summary>What the demo city's administrator has ruled: in the middle of Hangzhou people report without account; elsewhere nothing.</summary>
public sealed class DemoRules(PlayerApi api, TimeProvider clock)
{
    private const string Address = "/api/v1/district-rules/versions";

    /// <summary>Enough for all who try the demo from one network.</summary>
    private const int PerHour = 600;

    private static readonly ImmutableArray<string> Open = ["330102", "330105", "330106", "330108"];

    private static readonly AccountIdentity Administrator = new("played-admin", Roles.Admin, "杭州演示管理员", [], null);

    /// <summary>Publishes for the districts that have no rules of their own; what a person has published since stays.</summary>
    public async Task Publish(CancellationToken cancellation)
    {
        foreach (var district in Open)
        {
            var known = await api.Get<JsonElement>(Administrator, $"{Address}?scope={district}&limit=1", cancellation);
            if (known.GetProperty("items").GetArrayLength() > 0)
            {
                continue;
            }

            await api.Post<JsonElement>(
                Administrator,
                Address,
                new
                {
                    operationId = "demo-public-reports-" + district,
                    district,
                    from = ChinaTime.Day(clock.GetUtcNow()).ToString("O", CultureInfo.InvariantCulture),
                    note = "演示：居民可以免登录上报",
                    basedOn = 0,
                    entries = new[]
                    {
                        new { rule = "publicReportsPerHour", value = PerHour },
                        new { rule = "publicReportsPerSenderHour", value = PerHour },
                    },
                },
                cancellation);
        }
    }
}
