using System.Globalization;
using RedStation.Tests.Cluster.Chaos.Recording;

namespace RedStation.Tests.Cluster.Chaos;

/// <summary>What riders of a run get for their points: one service of which there is one, and one of which there is enough.</summary>
public static class ChaosShop
{
    /// <summary>The provider of both.</summary>
    public const string Provider = "chaos-shop";

    /// <summary>The service of which there is one; its provider puts another on the shelf when it is gone.</summary>
    public const string Scarce = "chaos-scarce";

    /// <summary>The service of which there is enough.</summary>
    public const string Plenty = "chaos-plenty";

    private const int Enough = 10_000;

    private static readonly (string Id, int Points)[] Services = [(Scarce, 2), (Plenty, 1)];

    /// <summary>The list of services as environment variables.</summary>
    public static IReadOnlyDictionary<string, string> Settings { get; } = Services.SelectMany(Lines).ToDictionary();

    /// <summary>What a service costs.</summary>
    public static int Price(string service) => Services.Single(one => one.Id == service).Points;

    /// <summary>Registers the provider and fills its shelves. Each step says whether it was granted.</summary>
    public static async IAsyncEnumerable<Reply?> Open(Caller admin)
    {
        yield return await admin.Do(new Command.PutProvider(Provider), patient: true);
        yield return await admin.Do(new Command.SetStock(Provider, Scarce, 1), patient: true);
        yield return await admin.Do(new Command.SetStock(Provider, Plenty, Enough), patient: true);
    }

    private static IEnumerable<KeyValuePair<string, string>> Lines((string Id, int Points) service) => new Dictionary<string, string>
    {
        ["Need"] = "goods",
        ["NeedName"] = "物品",
        ["NeedNameEn"] = "Goods",
        ["Name"] = service.Id,
        ["NameEn"] = service.Id,
        ["Description"] = service.Id,
        ["DescriptionEn"] = service.Id,
        ["Points"] = service.Points.ToString(CultureInfo.InvariantCulture),
        ["Delivery"] = "HandOver",
        ["Provider"] = Provider,
    }.Select(line => KeyValuePair.Create($"ServicePrices__{service.Id}__{line.Key}", line.Value));
}
